package obreia.daemon.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import obreia.fixtures.line.Device;
import obreia.protocol.codec.Bytes;

/// A client that writes what it likes, byte by byte; every read waits 20 seconds at most. What it does not read piles
/// up
/// at the server: without a bound of its own the kernel may take 32 MiB for it.
final class RawLine implements AutoCloseable {
    private static final int MILLIS = 20_000;
    private static final int RECEIVED = 1 << 16;
    private static final int SHORT = 125;

    private final Socket socket;

    private RawLine(Socket socket, TestServer server) throws IOException {
        this.socket = socket;
        socket.setReceiveBufferSize(RECEIVED);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.setSoTimeout(MILLIS);
    }

    static RawLine tcp(TestServer server) throws IOException {
        return new RawLine(new Socket(), server);
    }

    static RawLine tls(TestServer server) throws IOException {
        return tls(server, Device.make());
    }

    static RawLine tls(TestServer server, Device device) throws IOException {
        return new RawLine(device.context(server.pin()).getSocketFactory().createSocket(), server);
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

    /// Reads one answer of HTTP, which must say how long its body is.
    HttpAnswer awaitAnswer() throws IOException {
        return awaitAnswer(true);
    }

    /// As [#awaitAnswer()]; the answer to `HEAD` has no body, whatever length it names.
    HttpAnswer awaitAnswer(boolean withBody) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("it hung up after: " + head);
            }
            head.append((char) next);
        }
        var answer = HttpAnswer.of(head.toString());
        return withBody
                ? answer.withBody(
                        Bytes.of(socket.getInputStream().readNBytes(Integer.parseInt(answer.header("content-length")))))
                : answer;
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
