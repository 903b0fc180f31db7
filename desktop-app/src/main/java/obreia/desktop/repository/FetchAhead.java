package obreia.desktop.repository;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// Fetches envelopes ahead of being asked for them, so that the next ones are on their way while one is worked on.
///
/// At most 8 are open or waiting to be taken; a repository works on 16 requests of a line at once. Used by one thread.
/// What was fetched and is never taken is let go when it comes: to give up a request that is half sent would end the
/// line.
public final class FetchAhead {
    private static final int AT_ONCE = 8;

    private final RepositoryClient line;
    private final Deque<Digest> wanted;
    private final Deque<Asked> asked = new ArrayDeque<>();

    private record Asked(Digest envelope, FutureTask<Answer<Bytes>> answer) {}

    /// @param wanted ids of the envelopes that will be asked for, in that order; some may be left out
    public FetchAhead(RepositoryClient line, Collection<Digest> wanted) {
        this.line = line;
        this.wanted = new ArrayDeque<>(wanted);
    }

    /// What [RepositoryClient#fetch] gives for the envelope; fails as it does.
    public Answer<Bytes> fetch(Digest envelope) throws IOException, VerificationException {
        if (!wanted.contains(envelope)
                && asked.stream().noneMatch(ahead -> ahead.envelope().equals(envelope))) {
            return line.fetch(envelope);
        }
        while (true) {
            ask();
            var next = asked.removeFirst();
            if (next.envelope().equals(envelope)) {
                ask();
                return answer(next);
            }
        }
    }

    private void ask() {
        while (asked.size() < AT_ONCE && !wanted.isEmpty()) {
            var envelope = wanted.removeFirst();
            var answer = new FutureTask<>(() -> line.fetch(envelope));
            asked.addLast(new Asked(envelope, answer));
            var _ = Thread.ofVirtual().name("fetch-ahead").start(answer);
        }
    }

    private static Answer<Bytes> answer(Asked asked) throws IOException, VerificationException {
        try {
            return asked.answer().get();
        } catch (InterruptedException e) {
            throw Reasons.interrupted();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case VerificationException cause -> throw cause;
                case null, default -> throw new IllegalStateException("an envelope was not fetched", e);
            }
        }
    }
}
