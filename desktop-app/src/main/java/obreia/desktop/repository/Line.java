package obreia.desktop.repository;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import obreia.desktop.repository.UnreachableException.Why;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;

/// One connection to a repository: requests out, answers and notices in. Safe for threads; many requests may be open
/// at once. Once it has ended it stays so.
final class Line implements FrameGatherer.Receiver, AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final DeviceKey device;
    private final HttpClient http;
    private final Patience patience;
    private final Announcer announcer;
    private final OpenRequests requests = new OpenRequests();
    private final ReentrantLock sending = new ReentrantLock();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private volatile long heard = System.nanoTime();

    private Line(DeviceKey device, HttpClient http, Patience patience, LineListener listener) {
        this.device = device;
        this.http = http;
        this.patience = patience;
        this.announcer = new Announcer(listener);
    }

    /// Opens a line; fails as [LineOpening#open] does.
    static Line connect(RepositoryAddress address, DeviceKey device, Patience patience, LineListener listener)
            throws IOException, VerificationException {
        // The line can shake hands again for other requests long after the caller has closed its key.
        var own = device.copy();
        var line = new Line(own, LineOpening.client(address, own, patience), patience, listener);
        try {
            line.socket.complete(LineOpening.open(line.http, address, patience, new FrameGatherer(line)));
        } catch (IOException | VerificationException e) {
            line.http.shutdownNow();
            own.close();
            throw e;
        }
        line.announcer.start(patience.quiet(), line::watch);
        return line;
    }

    /// Sends one request and waits for what answers it; nothing of the answer is checked here.
    Response ask(Request request) throws IOException, VerificationException {
        var until = System.nanoTime() + patience.answer().toNanos();
        var place = requests.begin();
        try {
            send(RequestCodec.encode(place.id(), request), until);
            var answer = place.answer().get(left(until), TimeUnit.NANOSECONDS);
            if (answer.isPresent()) {
                return answer.get();
            }
        } catch (InterruptedException e) {
            throw Reasons.interrupted();
        } catch (TimeoutException e) {
            throw new UnreachableException(
                    Why.NO_ANSWER,
                    "the repository did not answer within " + patience.answer().toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer never fails, it stays away", e);
        } finally {
            requests.giveUp(place);
        }
        throw gone();
    }

    /// The client of this line, for other requests to the same server by the same device.
    HttpClient http() {
        return http;
    }

    /// Says farewell, a second at most, and ends the line.
    @Override
    public void close() {
        if (requests.end(new LineEnd.Closed())) {
            announcer.ended(new LineEnd.Closed());
            withSocket(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            hangUp();
        }
    }

    @Override
    public void heard() {
        heard = System.nanoTime();
    }

    @Override
    public void frame(Bytes frame) {
        try {
            receive(ResponseCodec.decode(frame));
        } catch (MalformedException e) {
            ended(new LineEnd.Untrue("the repository sent what cannot be read: " + e.getMessage()));
        } catch (VerificationException e) {
            ended(new LineEnd.Untrue(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void ended(LineEnd end) {
        if (requests.end(end)) {
            announcer.ended(end);
            // Aside, as this may be a thread of the client that is shut down.
            var _ = Thread.ofVirtual().name("repository-line-end").start(this::hangUp);
        }
    }

    private void receive(Framed<Response> framed) throws VerificationException {
        if (framed.content() instanceof Response.Notice notice) {
            announcer.notice(notice);
        } else if (framed.id() == 0 && framed.content() instanceof Response.Failure failure) {
            ended(new LineEnd.Lost("the repository could not read what was sent: " + failure.message()));
        } else {
            requests.answer(framed);
        }
    }

    /// One frame at a time: Java's WebSocket refuses a second one while the first is on its way.
    private void send(Bytes frame, long until) throws InterruptedException, TimeoutException {
        if (!sending.tryLock(left(until), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("the line is busy");
        }
        try {
            if (requests.ended().isEmpty()) {
                var _ = socket.join().sendBinary(frame.buffer(), true).get(left(until), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException | TimeoutException e) {
            // Half a frame may be out, so nothing can follow it.
            ended(new LineEnd.Lost("the line to the repository was given up in the middle of a request"));
            throw e;
        } catch (ExecutionException e) {
            ended(new LineEnd.Lost("the line to the repository broke: " + Reasons.of(e)));
        } finally {
            sending.unlock();
        }
    }

    /// Called when no notice came for a while: a line on which nothing at all is heard is tried, then given up.
    private void watch() {
        var silence = System.nanoTime() - heard;
        if (silence > patience.quiet().multipliedBy(2).toNanos()) {
            ended(new LineEnd.Lost("the repository was not heard for "
                    + patience.quiet().multipliedBy(2).toSeconds() + " s"));
        } else {
            withSocket(open -> open.sendPing(ByteBuffer.allocate(0)));
        }
    }

    private IOException gone() throws VerificationException {
        return switch (requests.ended().orElseThrow()) {
            case LineEnd.Closed() ->
                new UnreachableException(Why.NO_LINE, "the line to the repository was closed here");
            case LineEnd.Lost(var why) -> new UnreachableException(Why.LOST, why);
            case LineEnd.Untrue(var why) -> throw new VerificationException(why);
        };
    }

    /// Sends something small if the line is free; whether it arrived, the next answer or silence tells.
    private void withSocket(Sending small) {
        if (sending.tryLock()) {
            try {
                var _ = small.send(socket.join()).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException _) {
                // Nothing was promised: the line is ending, or its silence is counted on.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                sending.unlock();
            }
        }
    }

    private void hangUp() {
        var _ = socket.thenAccept(WebSocket::abort);
        http.shutdownNow();
        device.close();
    }

    private static long left(long until) {
        return Math.max(0, until - System.nanoTime());
    }

    private interface Sending {
        CompletableFuture<WebSocket> send(WebSocket open);
    }
}
