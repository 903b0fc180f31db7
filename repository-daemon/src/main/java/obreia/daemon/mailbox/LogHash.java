package obreia.daemon.mailbox;

import obreia.protocol.codec.Digest;

/// The root of a whole subtree of 256^`level` leaves, the `index`th of its level: a hash that tiles of this level hold.
public record LogHash(int level, long index, Digest hash) {
    public LogHash {
        if (level < 1 || index < 0) {
            throw new IllegalStateException("no hash stands at level " + level + ", place " + index);
        }
    }
}
