package obreia.daemon.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Response;
import org.HdrHistogram.Histogram;

/// A load test in a closed loop: each connection hands in a letter, waits for the answer, and hands in the next, to
/// one mailbox after another. One JSON line a phase, of the members that the loops for other servers print.
public final class Load {
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int PREPARING = 8;

    private final RepositoryAddress address;
    private final Optional<ProcessHandle> server;
    private final int size;
    private final PrintWriter out;
    private final List<LoadMember> members = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /// @param server the repository's process, where its time on the processor can be read
    /// @param size   of an envelope in bytes, [#minSize] at least
    public Load(RepositoryAddress address, Optional<ProcessHandle> server, int size, PrintWriter out) {
        this.address = address;
        this.server = server;
        this.size = size;
        this.out = out;
    }

    public static int minSize() {
        return LoadLetters.MIN_SIZE;
    }

    /// Makes so many members and registers them.
    public void prepare(LoadAuthority authority, int count) throws IOException {
        var random = new SecureRandom();
        var now = Instant.now();
        var start = System.nanoTime();
        members.addAll(all(PREPARING, count, number -> {
            var member = LoadMember.make(authority, address.origin(), number, random, now);
            try (var line = LoadLine.connect(address, member)) {
                expect(Response.Registered.class, line.ask(member.registration()));
            }
            return member;
        }));
        say(String.format(
                Locale.ROOT,
                "{\"peer\":\"obreia\",\"phase\":\"prepare\",\"members\":%d,\"seconds\":%.1f}",
                count,
                seconds(start)));
    }

    /// Hands in letters over so many connections for so long; nothing is said of a warm-up.
    public void submit(int connections, Duration time, boolean warmUp) throws IOException {
        var lines = new ArrayList<LoadLine>();
        try {
            for (var i = 0; i < connections; i++) {
                lines.add(LoadLine.connect(address, members.get(i % members.size())));
            }
            var serverBefore = busy(server);
            var ownBefore = busy(Optional.of(ProcessHandle.current()));
            var start = System.nanoTime();
            var end = start + time.toNanos();
            var all = new Histogram(LONGEST_MICROS, 3);
            for (var part : all(connections, connections, number -> loop(lines.get(number), end))) {
                all.add(part);
            }
            var seconds = seconds(start);
            if (!warmUp) {
                var count = Math.max(1, all.getTotalCount());
                say(String.format(
                        Locale.ROOT,
                        "{\"peer\":\"obreia\",\"phase\":\"submit\",\"conns\":%d,\"tls\":true,\"size\":%d,\"n\":%d,"
                                + "\"per_s\":%.1f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,"
                                + "\"srv_cpu_us\":%.1f,\"gen_cpu_us\":%.1f}",
                        connections,
                        size,
                        all.getTotalCount(),
                        all.getTotalCount() / seconds,
                        all.getValueAtPercentile(50) / 1e3,
                        all.getValueAtPercentile(99) / 1e3,
                        all.getMaxValue() / 1e3,
                        micros(busy(server).minus(serverBefore)) / (double) count,
                        micros(busy(Optional.of(ProcessHandle.current())).minus(ownBefore)) / (double) count));
            }
        } finally {
            for (var line : lines) {
                line.close();
            }
        }
    }

    private Histogram loop(LoadLine line, long end) throws IOException {
        var letters = new LoadLetters(size, new SecureRandom().nextLong());
        var times = new Histogram(LONGEST_MICROS, 3);
        while (System.nanoTime() - end < 0) {
            var to = members.get(Math.floorMod(turn.getAndIncrement(), members.size()));
            var letter = letters.next(to.mailbox());
            var asked = System.nanoTime();
            var answer = line.ask(letter);
            times.recordValue((System.nanoTime() - asked) / 1000);
            expect(Response.Stored.class, answer);
        }
        return times;
    }

    private interface Work<T> {
        T run(int number) throws IOException;
    }

    /// Does the work for 0 to `count` on so many threads; the first failure is that of all.
    private static <T> List<T> all(int threads, int count, Work<T> work) throws IOException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            var begun = new ArrayList<Future<T>>();
            for (var i = 0; i < count; i++) {
                var number = i;
                begun.add(workers.submit(() -> work.run(number)));
            }
            var done = new ArrayList<T>();
            for (var one : begun) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted under load");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static void expect(Class<? extends Response> expected, Response answer) throws IOException {
        if (answer instanceof Response.Failure failure) {
            throw new IOException("the repository refused (" + failure.code().code() + "): " + failure.message());
        }
        if (!expected.isInstance(answer)) {
            throw new IOException("the repository answered with another thing: " + answer);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static Duration busy(Optional<ProcessHandle> process) {
        return process.flatMap(handle -> handle.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
