package obreia.daemon.mailbox;

import obreia.protocol.codec.Bytes;

/// The CMS of a statement, bytes as stored, and its place in the messages log.
public record StoredStatement(long leaf, Bytes cms) {
    public StoredStatement {
        if (leaf < 0) {
            throw new IllegalStateException("no statement stands at leaf " + leaf);
        }
    }
}
