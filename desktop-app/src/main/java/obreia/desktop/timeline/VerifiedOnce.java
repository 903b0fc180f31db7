package obreia.desktop.timeline;

import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;

/// What is signed and looked at for every message, verified once as long as it is among the last that were looked at.
/// Safe for threads.
///
/// @param <T> what the bytes are when they are verified
public final class VerifiedOnce<T> {
    private final int last;
    private final Verifier<T> verifier;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Bytes, T> verified = new LinkedHashMap<>(16, 0.75f, true);

    /// Verifies; gives the same for the same bytes at any time.
    @FunctionalInterface
    public interface Verifier<T> {
        T verify(Bytes signed) throws MalformedException, VerificationException;
    }

    /// @param last how many are remembered
    public VerifiedOnce(int last, Verifier<T> verifier) {
        this.last = last;
        this.verifier = verifier;
    }

    /// As the verifier gives it; fails as it does.
    public T verify(Bytes signed) throws MalformedException, VerificationException {
        lock.lock();
        try {
            var known = verified.get(signed);
            if (known != null) {
                return known;
            }
            var now = verifier.verify(signed);
            verified.put(signed, now);
            if (verified.size() > last) {
                verified.pollFirstEntry();
            }
            return now;
        } finally {
            lock.unlock();
        }
    }
}
