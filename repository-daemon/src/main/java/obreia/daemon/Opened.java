package obreia.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened one after another, to be closed in reverse. Of one thread.
final class Opened implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /// Gives all of it to somebody else to close; nothing is left here.
    Opened handOver() {
        var taken = new Opened();
        taken.parts.addAll(parts);
        parts.clear();
        return taken;
    }

    /// Closes everything, also where a part fails to.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) { // the type of close(), which names no other
                LOG.error("{} was not closed as it should be", part.getClass().getSimpleName(), e);
            }
        }
    }
}
