package obreia.daemon.mailbox;

import java.util.List;

/// Changes that become durable together, or not at all, applied in order.
public record Batch(List<Change> changes) {
    public Batch {
        changes = List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
