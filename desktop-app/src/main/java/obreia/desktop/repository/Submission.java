package obreia.desktop.repository;

import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;

/// The repository's word that it stored a letter or receipt: a record that says what was handed in, with the salt that
/// was handed in, at this leaf of the messages log. Whether the proof holds, the log's timeline says.
///
/// @param bytes the record as it came: what is kept, and hashed
/// @param proof the proof of submission, [obreia.protocol.log.LogProof], read and not yet verified
public record Submission(LogRecord record, Bytes bytes, long leaf, Bytes proof) {}
