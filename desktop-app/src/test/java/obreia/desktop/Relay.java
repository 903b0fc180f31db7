package obreia.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/// A port of this machine behind which another one is. It counts the bytes that pass, what TCP carries, TLS and its
/// handshakes with it; and it can hold all of them back, as a network that stalls does.
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket listening;
    private final IntSupplier server;
    private final AtomicLong toClient = new AtomicLong();
    private final AtomicLong toServer = new AtomicLong();
    private volatile CountDownLatch held = new CountDownLatch(0);

    private Relay(ServerSocket listening, IntSupplier server) {
        this.listening = listening;
        this.server = server;
    }

    /// A port before another one.
    ///
    /// @param server the port that each new connection goes on to
    public static Relay before(IntSupplier server) throws IOException {
        var line = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        var _ = Thread.ofVirtual().start(line::accept);
        return line;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// From now on nothing passes: connections stay, new ones are taken, and nobody is told.
    public void stall() {
        held = new CountDownLatch(1);
    }

    /// What was held back passes, and all that follows.
    public void goOn() {
        held.countDown();
    }

    /// Bytes that went to clients.
    long toClient() {
        return toClient.get();
    }

    /// Bytes that came from clients.
    long toServer() {
        return toServer.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt());
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                var _ = Thread.ofVirtual().start(() -> pass(client, behind, toServer));
                var _ = Thread.ofVirtual().start(() -> pass(behind, client, toClient));
            } catch (IOException _) {
                // Closed, or the server is gone: whoever connected finds out.
            }
        }
    }

    private void pass(Socket from, Socket to, AtomicLong count) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), count);
        } catch (IOException | InterruptedException _) {
            // One end closed the connection, and so is the other now.
        }
    }

    private void copy(InputStream in, OutputStream out, AtomicLong count) throws IOException, InterruptedException {
        var buffer = new byte[BUFFER];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            held.await();
            count.addAndGet(read);
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        goOn();
        listening.close();
    }
}
