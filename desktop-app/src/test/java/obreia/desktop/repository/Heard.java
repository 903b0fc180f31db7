package obreia.desktop.repository;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import obreia.protocol.wire.Response;
import org.jspecify.annotations.Nullable;

/// A listener that keeps what it hears.
final class Heard implements LineListener {
    private final BlockingQueue<Response.Notice> notices = new LinkedBlockingQueue<>();
    private final BlockingQueue<LineEnd> ends = new LinkedBlockingQueue<>();

    @Override
    public void notice(Response.Notice notice) {
        notices.add(notice);
    }

    @Override
    public void ended(LineEnd end) {
        ends.add(end);
    }

    Response.Notice nextNotice() throws InterruptedException {
        return found(notices.poll(30, TimeUnit.SECONDS));
    }

    LineEnd end() throws InterruptedException {
        return found(ends.poll(30, TimeUnit.SECONDS));
    }

    private static <T> T found(@Nullable T heard) {
        if (heard == null) {
            throw new AssertionError("nothing was heard for 30 seconds");
        }
        return heard;
    }
}
