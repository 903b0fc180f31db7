package obreia.desktop.repository;

import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;

/// The repository's word that it stored a letter or receipt: a record that says what was handed in, at this leaf.
/// With the salt the record hashes to the leaf; a proof of that comes with the logs.
///
/// @param bytes the record as it came: what is kept, and hashed
public record Submission(LogRecord record, Bytes bytes, long leaf) {}
