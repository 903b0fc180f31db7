package obreia.daemon.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;

/// One connection of the load: asks, and waits for the answer, on the caller's thread.
///
/// It frames by itself, as the loops do that measure other servers, since the JDK's client would take as much of the
/// machine as the server that is measured. RFC 6455, section 5.2; masked with zeros, which the server cannot tell from
/// any other mask.
final class LoadLine implements AutoCloseable {
    private static final int MILLIS = 60_000;
    private static final int BUFFER = 1 << 15;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int MASKED = 0x80;
    private static final int BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private long id;

    private LoadLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = socket.getOutputStream();
    }

    /// Connects as this member's device.
    static LoadLine connect(RepositoryAddress address, LoadMember member) throws IOException {
        var pin = address.pin().orElseThrow(() -> new IOException("the address pins no key"));
        var plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(MILLIS);
            plain.connect(new InetSocketAddress(address.host(), address.port()), MILLIS);
            var tls = (SSLSocket)
                    member.context(pin).getSocketFactory().createSocket(plain, address.host(), address.port(), true);
            tls.startHandshake();
            var line = new LoadLine(tls);
            line.upgrade();
            return line;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    Response ask(Request request) throws IOException {
        send(BINARY, RequestCodec.encode(++id, request));
        while (true) {
            try {
                var framed = ResponseCodec.decode(receive());
                if (framed.id() == id) {
                    return framed.content();
                }
            } catch (MalformedException e) {
                throw new IOException("the answer cannot be read: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void upgrade() throws IOException {
        var request = String.join(
                "\r\n",
                "GET /v1 HTTP/1.1",
                "Host: repository",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Version: 13",
                "\r\n");
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0 || head.length() > Limits.HEADER) {
                throw new EOFException("the repository did not take the connection");
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("the repository refused the connection: "
                    + head.toString().lines().findFirst().orElse(""));
        }
    }

    private void send(int kind, Bytes payload) throws IOException {
        var length = payload.length();
        var frame = ByteBuffer.allocate(14 + length).put((byte) kind);
        if (length <= SHORT) {
            frame.put((byte) (MASKED | length));
        } else if (length <= 0xffff) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | TWO_BYTES + 1)).putLong(length);
        }
        frame.putInt(0).put(payload.buffer());
        out.write(frame.array(), 0, frame.position());
    }

    private Bytes receive() throws IOException {
        while (true) {
            var kind = in.readUnsignedByte();
            var length = (long) in.readUnsignedByte();
            if (length == TWO_BYTES) {
                length = in.readUnsignedShort();
            } else if (length > TWO_BYTES) {
                length = in.readLong();
            }
            if (length < 0 || length > Limits.FRAME) {
                throw new IOException("a frame of " + length + " bytes");
            }
            var payload = Bytes.of(in.readNBytes((int) length));
            switch (kind) {
                case BINARY -> {
                    return payload;
                }
                case PING -> send(PONG, payload);
                default -> throw new IOException("the repository closed the connection");
            }
        }
    }
}
