package obreia.daemon.mailbox;

import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;

/// The record of a message or receipt at its leaf: the sender's salt, the record's text as logged, and the envelope's
/// size in bytes.
public record StoredRecord(long leaf, Bytes salt, Bytes record, int size) {
    public StoredRecord {
        if (leaf < 0 || salt.length() != LogRecord.SALT || size < 0) {
            throw new IllegalStateException("no record stands at leaf %d with a salt of %d bytes and an envelope of %d"
                    .formatted(leaf, salt.length(), size));
        }
    }
}
