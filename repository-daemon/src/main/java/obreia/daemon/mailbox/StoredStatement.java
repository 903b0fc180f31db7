package obreia.daemon.mailbox;

import obreia.protocol.codec.Bytes;

/// The CMS of a statement, bytes as stored, and its places: the leaf in the messages log, and which of the repository's
/// statements it is, counted from 0 ([LogHead#directory(long)] gives its index in the directory).
public record StoredStatement(long leaf, long number, Bytes cms) {
    public StoredStatement {
        if (number < 0 || leaf < number) {
            throw new IllegalStateException("statement " + number + " does not stand at leaf " + leaf);
        }
    }
}
