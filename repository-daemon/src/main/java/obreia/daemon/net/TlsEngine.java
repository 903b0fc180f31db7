package obreia.daemon.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.concurrent.Executor;

/// The TLS of a server: 1.3 only, client certificate asked for and not required, no resumption, no early data.
interface TlsEngine extends AutoCloseable {
    /// The engine's name, as the ready line shows it.
    String name();

    /// A handler for one new connection. Its long calculations (checking certificates) run on `tasks`.
    SslHandler handler(ByteBufAllocator allocator, Executor tasks);

    @Override
    void close();

    /// BoringSSL where its native library loads, else the JDK's.
    static TlsEngine best(TlsIdentity identity) throws IOException {
        return OpenSsl.isAvailable() ? new BoringSslEngine(identity) : new JdkEngine(identity);
    }
}
