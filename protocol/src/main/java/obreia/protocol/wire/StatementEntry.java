package obreia.protocol.wire;

import obreia.protocol.codec.Bytes;

/// A statement of one mailbox, as the repository claims it: its CMS, and where it stands in the messages log, which is
/// what orders statements and letters.
public record StatementEntry(long leaf, Bytes statement) {
    public StatementEntry {
        Limits.requireNumber("leaf", leaf, 0);
        Limits.require(
                !statement.isEmpty() && statement.length() <= Limits.STATEMENT,
                "a statement has 1 to " + Limits.STATEMENT + " bytes, not " + statement.length());
    }
}
