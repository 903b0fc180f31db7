package obreia.desktop.repository;

import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;

/// One letter or receipt of one's own mailbox, as the repository claims it. The record is of the right origin, and
/// the mailbox is in it.
///
/// @param leaf    the position in the messages log
/// @param salt    the sender's 32 random bytes
/// @param bytes   the record as it came
/// @param size    the envelope's size in bytes
/// @param fetched true when a device of the mailbox has fetched the envelope
public record LogEntry(long leaf, Bytes salt, LogRecord record, Bytes bytes, int size, boolean fetched) {}
