package obreia.desktop.repository;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// A TLS server on the loopback that does on each connection what a script says, lies and breaks included.
final class ScriptedServer implements AutoCloseable {
    static final Origin ORIGIN = new Origin("mail.example.org/test");

    private final SSLServerSocket listening;
    private final Digest pin;

    private ScriptedServer(SSLServerSocket listening, Digest pin) {
        this.listening = listening;
        this.pin = pin;
    }

    /// What happens on one connection.
    interface Script {
        void run(ScriptedLine line) throws Exception;
    }

    static ScriptedServer running(Script script) {
        return running("TLSv1.3", script);
    }

    static ScriptedServer running(String protocol, Script script) {
        var key = DeviceKey.generate(new SecureRandom(), Instant.parse("2026-11-23T10:02:05Z"));
        try {
            var listening = (SSLServerSocket)
                    context(key).getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listening.setWantClientAuth(true);
            listening.setEnabledProtocols(new String[] {protocol});
            var server = new ScriptedServer(listening, Digest.of(key.spki()));
            var _ = Thread.ofVirtual().start(() -> server.serve(script));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Answers each request at once, with what the function says.
    static ScriptedServer answering(Function<Request, Response> function) {
        return running(line -> {
            line.upgrade();
            while (true) {
                var request = line.request();
                line.answer(request.id(), function.apply(request.content()));
            }
        });
    }

    RepositoryAddress address() {
        return address(Optional.of(pin));
    }

    RepositoryAddress address(Optional<Digest> pinned) {
        return new RepositoryAddress(
                "127.0.0.1", listening.getLocalPort(), ORIGIN, pinned, TestLogKey.verifier(ORIGIN));
    }

    RepositoryClient connect() throws Exception {
        return connect(Patience.standard(), LineListener.none());
    }

    RepositoryClient connect(Patience patience, LineListener listener) throws Exception {
        var device = DeviceKey.generate(new SecureRandom(), Instant.parse("2026-11-23T10:02:05Z"));
        return RepositoryClient.connect(address(), device, patience, listener);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Script script) {
        while (!listening.isClosed()) {
            try {
                var socket = (SSLSocket) listening.accept();
                var _ = Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void serve(SSLSocket socket, Script script) {
        try (socket) {
            script.run(new ScriptedLine(socket));
        } catch (Exception e) {
            // The client is gone or was never let in; what the test looks at is how the client took it.
        }
    }

    private static SSLContext context(DeviceKey key) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key.privateKey(), new char[0], new Certificate[] {key.x509()});
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new AnyDevice()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets any device in.
    private static final class AnyDevice implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new IllegalStateException("a server trusts no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    static Bytes head(String... lines) {
        return Bytes.of((String.join("\r\n", lines) + "\r\n\r\n").getBytes(US_ASCII));
    }
}
