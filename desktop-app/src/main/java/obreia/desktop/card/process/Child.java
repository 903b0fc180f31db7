package obreia.desktop.card.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import obreia.desktop.card.Pin;
import obreia.desktop.card.process.ChildEndException.Why;
import obreia.protocol.MalformedException;

/// One running card process, and the two ends of its pipe that are ours.
///
/// It is spoken to by one thread at a time; [#kill] and [#cancel] may be called by any. Whatever goes wrong kills it:
/// there is no way back to a known state.
final class Child {
    /// Small, quick to start, silent when a driver crashes, and nothing of its memory on a disk.
    private static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m"
            + " -XX:-UsePerfData -XX:+SuppressFatalErrorMessage -XX:-CreateCoredumpOnCrash";

    private static final int MAX_WAITING = 16;
    private static final Duration MAX_DYING = Duration.ofSeconds(2);

    /// What the reading thread hands over.
    private sealed interface Heard {
        record Said(Reply reply) implements Heard {}

        record Babbled(String why) implements Heard {}

        record Gone() implements Heard {}
    }

    private final Process process;
    private final Limits limits;
    private final FrameWriter out;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MAX_WAITING);
    private volatile boolean cancelled;
    private boolean ready;
    private int cards;

    private Child(Process process, Limits limits) {
        this.process = process;
        this.limits = limits;
        this.out = new FrameWriter(process.getOutputStream());
    }

    static Child start(List<String> command, Limits limits) throws ChildEndException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        // Options meant for this program, such as a debugger's, are not meant for that one.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("JAVA_TOOL_OPTIONS", OPTIONS);
        try {
            var child = new Child(builder.start(), limits);
            daemon("card process", child::listen);
            return child;
        } catch (IOException e) {
            throw new ChildEndException(Why.NOT_STARTED, String.valueOf(e.getMessage()));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// How many cards are open in it.
    int cards() {
        return cards;
    }

    void count(int more) {
        cards += more;
    }

    void say(Request request) throws ChildEndException {
        if (ready && heard.peek() instanceof Heard.Said) {
            throw babbled("it spoke without being asked");
        }
        try {
            write(() -> out.line(request.encode()));
        } catch (MalformedException e) {
            throw new IllegalStateException("a line has no form to be wrong", e);
        }
    }

    /// MalformedException, and nothing was said, when the PIN's characters are no text.
    void say(Pin pin) throws ChildEndException, MalformedException {
        write(() -> out.pin(pin));
    }

    /// The next thing that it says, waited for no longer than `limit` once it runs.
    Reply hear(Duration limit) throws ChildEndException {
        if (!ready && !(next(limits.start()) instanceof Reply.Ready)) {
            throw babbled("it did not say that it is ready");
        }
        ready = true;
        return next(limit);
    }

    /// Ends it because of what it said.
    ChildEndException babbled(String why) {
        kill();
        return new ChildEndException(Why.BABBLED, why);
    }

    /// Ends it because the person called it off.
    void cancel() {
        cancelled = true;
        kill();
    }

    /// Ends it and what it started, at once and for good.
    void kill() {
        // Listed before it ends: what it leaves behind belongs to somebody else then.
        var started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        var all = Stream.concat(Stream.of(process.toHandle()), started.stream())
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new);
        try {
            var _ = CompletableFuture.allOf(all).get(MAX_DYING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // One that the system itself holds, in a broken reader's driver perhaps, dies when the system lets it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply next(Duration limit) throws ChildEndException {
        try {
            return switch (heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                case Heard.Said(var reply) -> reply;
                case Heard.Babbled(var why) -> throw babbled(why);
                case Heard.Gone() -> throw gone();
                case null -> throw hung();
            };
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// On a thread of its own, because nothing ends a write into a pipe that nobody reads.
    private void write(Frame frame) throws ChildEndException, MalformedException {
        var task = new FutureTask<>(() -> {
            frame.write();
            return true;
        });
        daemon("card pipe", task);
        try {
            var _ = task.get(limits.driver().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MalformedException malformed) {
                throw malformed;
            }
            throw gone();
        } catch (TimeoutException _) {
            throw hung();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ChildEndException hung() {
        kill();
        return new ChildEndException(ready ? Why.HUNG : Why.NOT_STARTED, "it did not answer in time");
    }

    private ChildEndException gone() {
        kill();
        if (cancelled) {
            return new ChildEndException(Why.CANCELLED, "cancelled");
        }
        return new ChildEndException(ready ? Why.CRASHED : Why.NOT_STARTED, "it ended by itself");
    }

    private IllegalStateException interrupted(InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a card was at work", e);
    }

    private void listen() {
        var last = read(process.getInputStream());
        if (!heard.offer(last)) {
            kill(); // it says more than anybody asks for
        }
    }

    private Heard read(InputStream in) {
        var reader = new FrameReader(in);
        try {
            for (var line = reader.line(); line.isPresent(); line = reader.line()) {
                if (!heard.offer(new Heard.Said(Reply.decode(line.get())))) {
                    return new Heard.Babbled("it says more than it is asked");
                }
            }
            return new Heard.Gone();
        } catch (MalformedException e) {
            return new Heard.Babbled(String.valueOf(e.getMessage()));
        } catch (IOException _) {
            return new Heard.Gone();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    /// One frame on its way into the pipe.
    @FunctionalInterface
    private interface Frame {
        void write() throws IOException, MalformedException;
    }
}
