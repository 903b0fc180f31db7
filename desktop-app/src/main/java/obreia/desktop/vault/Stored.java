package obreia.desktop.vault;

import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// What the repository says of the place of an envelope: its id, the record's bytes, its salt, its leaf.
public record Stored(Digest envelope, Bytes record, Bytes salt, long leaf) {}
