package obreia.protocol.wire;

import obreia.protocol.codec.Bytes;

/// One letter or receipt of a mailbox, as the repository claims it: where it stands in the messages log, and what is
/// logged of it. The envelope itself is fetched by the id that the record names.
///
/// @param leaf    the position in the messages log
/// @param salt    the sender's 32 random bytes: with the record they hash to the leaf
/// @param record  the canonical record, not yet read (`obreia.protocol.log.LogRecord`)
/// @param size    the envelope's size in bytes
/// @param fetched true when a device of this mailbox has fetched the envelope
public record Entry(long leaf, Bytes salt, Bytes record, int size, boolean fetched) {
    public Entry {
        Limits.requireNumber("leaf", leaf, 0);
        Limits.require(salt.length() == Limits.SALT, "a salt has " + Limits.SALT + " bytes, not " + salt.length());
        Limits.require(
                !record.isEmpty() && record.length() <= Limits.RECORD, "a record has 1 to " + Limits.RECORD + " bytes");
        Limits.require(size >= 1 && size <= Limits.ENVELOPE, "an envelope has 1 to " + Limits.ENVELOPE + " bytes");
    }
}
