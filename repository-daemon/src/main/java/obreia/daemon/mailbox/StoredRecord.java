package obreia.daemon.mailbox;

import obreia.protocol.codec.Bytes;

/// The record of a message or receipt at its leaf: the sender's salt, the record's text as logged, and the envelope's
/// size in bytes.
public record StoredRecord(long leaf, Bytes salt, Bytes record, int size) {}
