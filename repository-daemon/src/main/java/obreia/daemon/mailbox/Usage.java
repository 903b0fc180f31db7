package obreia.daemon.mailbox;

/// What a mailbox takes up: entries, and bytes of their envelopes. Each mailbox that holds an envelope counts it whole.
public record Usage(long entries, long bytes) {
    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        if (entries < 0 || bytes < 0) {
            throw new IllegalStateException("a mailbox cannot hold " + entries + " entries of " + bytes + " bytes");
        }
    }

    public Usage plus(int size) {
        return new Usage(entries + 1, bytes + size);
    }

    public Usage minus(int size) {
        return new Usage(entries - 1, bytes - size);
    }
}
