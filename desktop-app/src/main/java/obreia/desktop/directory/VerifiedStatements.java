package obreia.desktop.directory;

import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.SignedStatement;

/// Statements that are kept, verified once each as long as they are among the last that were looked at: the sender's is
/// looked at for every message. Safe for threads.
public final class VerifiedStatements {
    private static final int LAST = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Bytes, SignedStatement> last = new LinkedHashMap<>(LAST, 0.75f, true);

    /// As [SignedStatement#verify].
    SignedStatement verify(Bytes cms) throws MalformedException, VerificationException {
        lock.lock();
        try {
            var known = last.get(cms);
            if (known != null) {
                return known;
            }
            var verified = SignedStatement.verify(cms);
            last.put(cms, verified);
            if (last.size() > LAST) {
                last.pollFirstEntry();
            }
            return verified;
        } finally {
            lock.unlock();
        }
    }
}
