package obreia.daemon.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// TLS by the JDK, for systems that BoringSSL is not built for. Slower, and without a hybrid key exchange.
///
/// Every connection has a context of its own: tickets are sealed under a context's keys, so none is good for a second
/// connection, and no system property has to say so.
final class JdkEngine implements TlsEngine {
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyManager[] keys;
    private final TrustManager[] devices = {new DeviceTrust()};

    JdkEngine(TlsIdentity identity) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(
                    "repository", identity.key(), NO_PASSWORD, new X509Certificate[] {identity.certificate()});
            var factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, NO_PASSWORD);
            this.keys = factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException("the TLS key cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "JDK";
    }

    @Override
    public SslHandler handler(ByteBufAllocator allocator, Executor tasks) {
        return new SslHandler(engine(), tasks);
    }

    @Override
    public void close() {}

    private SSLEngine engine() {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, devices, null);
            var engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setEnabledProtocols(new String[] {"TLSv1.3"});
            engine.setWantClientAuth(true);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS 1.3", e);
        }
    }
}
