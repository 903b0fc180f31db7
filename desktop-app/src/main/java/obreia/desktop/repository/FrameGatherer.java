package obreia.desktop.repository;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.wire.Limits;
import org.jspecify.annotations.Nullable;

/// WebSocket fragments in, whole frames out, each at most [Limits#FRAME] bytes. RFC 6455, section 5.4.
///
/// Java gives a large frame in parts, however it was sent. What the repository may not send ends the line. The
/// methods are called one at a time.
final class FrameGatherer implements WebSocket.Listener {
    private final Receiver receiver;
    private @Nullable ByteArrayOutputStream begun;

    FrameGatherer(Receiver receiver) {
        this.receiver = receiver;
    }

    /// What becomes of frames and of the line's end.
    interface Receiver {
        /// Something was heard, a ping perhaps.
        void heard();

        void frame(Bytes frame);

        /// May be called more than once; the first counts.
        void ended(LineEnd end);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        receiver.heard();
        var kept = begun;
        var length = data.remaining() + (kept == null ? 0L : kept.size());
        if (length > Limits.FRAME) {
            end(socket, new LineEnd.Untrue("the repository sent a frame of over " + Limits.FRAME + " bytes"));
            return null;
        }
        if (kept == null && last) {
            receiver.frame(Bytes.of(data));
        } else {
            if (kept == null) {
                kept = new ByteArrayOutputStream();
                begun = kept;
            }
            var part = new byte[data.remaining()];
            data.get(part);
            kept.writeBytes(part);
            if (last) {
                begun = null;
                receiver.frame(Bytes.of(kept.toByteArray()));
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        end(socket, new LineEnd.Untrue("the repository sent text, its answers are binary frames"));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        receiver.heard();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        receiver.heard();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        receiver.ended(new LineEnd.Lost("the repository closed the line (" + status + shown(reason) + ")"));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        receiver.ended(new LineEnd.Lost("the line to the repository broke: " + Reasons.of(error)));
    }

    private void end(WebSocket socket, LineEnd end) {
        begun = null;
        receiver.ended(end);
        socket.abort();
    }

    private static String shown(String reason) {
        try {
            return reason.isEmpty() ? "" : ", " + Text.visible("reason", reason, 1, 125);
        } catch (MalformedException e) {
            return ""; // not for a person's eyes
        }
    }
}
