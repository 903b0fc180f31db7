package obreia.daemon.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.Executor;

/// TLS by BoringSSL through netty-tcnative. Netty's contexts hand out session tickets in TLS 1.3 and keep a session
/// cache; both are switched off here.
final class BoringSslEngine implements TlsEngine {
    private static final int CLIENT_CERTIFICATE_BYTES = 8192;

    private final SslContext context;

    BoringSslEngine(TlsIdentity identity) throws IOException {
        this.context = SslContextBuilder.forServer(identity.key(), identity.certificate())
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols("TLSv1.3")
                .clientAuth(ClientAuth.OPTIONAL)
                .trustManager(new DeviceTrust())
                .option(OpenSslContextOption.GROUPS, new String[] {"X25519MLKEM768", "X25519", "P-256"})
                .option(OpenSslContextOption.MAX_CERTIFICATE_LIST_BYTES, CLIENT_CERTIFICATE_BYTES)
                .build();
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            sessions.setSessionCacheEnabled(false);
        }
    }

    @Override
    public String name() {
        return "BoringSSL";
    }

    @Override
    public SslHandler handler(ByteBufAllocator allocator, Executor tasks) {
        var handler = context.newHandler(allocator, tasks);
        if (!(handler.engine() instanceof ReferenceCountedOpenSslEngine engine)) {
            throw new IllegalStateException("a context of BoringSSL makes engines of BoringSSL");
        }
        // A resumed session would not ask DeviceTrust again.
        SSL.setOptions(engine.sslPointer(), SSL.SSL_OP_NO_TICKET);
        return handler;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}
