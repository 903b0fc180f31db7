package obreia.desktop.repository;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;

/// The server's end of one connection, frame by frame as RFC 6455, section 5.2, writes them.
final class ScriptedLine {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final OutputStream out;

    ScriptedLine(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    String tls() {
        return socket.getSession().getProtocol();
    }

    /// The key that the client showed.
    Bytes device() throws IOException {
        return Bytes.of(
                socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded());
    }

    /// Takes the client's upgrade and agrees to it. RFC 6455, section 4.2.2.
    void upgrade() throws Exception {
        upgrade(head());
    }

    /// Agrees to an upgrade that was read already.
    void upgrade(String head) throws Exception {
        var key = head.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
                .findFirst()
                .orElseThrow();
        var accept = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
        write(ScriptedServer.head(
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept)));
    }

    /// The client's request line and headers.
    String head() throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            text.append((char) in.readUnsignedByte());
        }
        return text.toString();
    }

    /// The next request; pings and what answers them are passed over.
    Framed<Request> request() throws Exception {
        while (true) {
            var first = in.readUnsignedByte();
            var length = in.readUnsignedByte() & 0x7f;
            var real = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            var mask = in.readNBytes(4);
            var payload = in.readNBytes(real);
            for (var i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if ((first & 0x0f) == CLOSE) {
                throw new EOFException("the client said farewell");
            }
            if ((first & 0x0f) == BINARY) {
                return RequestCodec.decode(Bytes.of(payload));
            }
        }
    }

    void answer(long id, Response response) throws IOException {
        send(BINARY, true, ResponseCodec.encode(id, response));
    }

    /// Sends a frame of any kind; a message goes on until a frame is `last`.
    void send(int kind, boolean last, Bytes payload) throws IOException {
        var head = ByteBuffer.allocate(10);
        head.put((byte) ((last ? 0x80 : 0) | kind));
        if (payload.length() < 126) {
            head.put((byte) payload.length());
        } else if (payload.length() < 1 << 16) {
            head.put((byte) 126).putShort((short) payload.length());
        } else {
            head.put((byte) 127).putLong(payload.length());
        }
        write(Bytes.concat(Bytes.of(head.flip()), payload));
    }

    void write(Bytes bytes) throws IOException {
        bytes.writeTo(out);
        out.flush();
    }

    /// Waits until the client is gone.
    void waitForTheEnd() throws IOException {
        var _ = in.readAllBytes();
    }
}
