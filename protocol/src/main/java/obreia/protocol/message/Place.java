package obreia.protocol.message;

import obreia.protocol.codec.Digest;

/// Where a message was met: in which envelope, and with which record (the SHA-256 of its bytes).
public record Place(Digest envelope, Digest record) {}
