package obreia.daemon.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import obreia.fixtures.line.Device;
import obreia.protocol.codec.Bytes;

/// A client that writes what it likes, byte by byte; every read waits 20 seconds at most.
final class RawLine implements AutoCloseable {
    private static final int MILLIS = 20_000;
    private static final int SHORT = 125;

    private final Socket socket;

    private RawLine(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(MILLIS);
    }

    static RawLine tcp(TestServer server) throws IOException {
        return new RawLine(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    static RawLine tls(TestServer server) throws IOException {
        return new RawLine(Device.make()
                .context(server.pin())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port()));
    }

    static RawLine webSocket(TestServer server) throws IOException {
        var line = tls(server);
        line.send(String.join(
                "\r\n",
                "GET /v1 HTTP/1.1",
                "Host: a",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Version: 13",
                "\r\n"));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) line.socket.getInputStream().read());
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head.toString());
        }
        return line;
    }

    void send(String ascii) {
        send(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /// Sends, whether or not the other side still listens.
    void send(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SSLException | SocketException _) {
            // It hung up already, which is what the test waits for.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends one whole binary message of at most 125 bytes, masked with zeros.
    void sendMessage(Bytes message) {
        if (message.length() > SHORT) {
            throw new IllegalArgumentException(message.toString());
        }
        var head = Bytes.of((byte) 0x82, (byte) (0x80 | message.length()), (byte) 0, (byte) 0, (byte) 0, (byte) 0);
        send(Bytes.concat(head, message).toArray());
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// Ends the connection with a reset.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Reads until the other side hangs up, and gives what it said.
    byte[] awaitEnd() throws IOException {
        var said = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(said);
        } catch (SSLException | SocketException _) {
            // A reset is an end too.
        }
        return said.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
