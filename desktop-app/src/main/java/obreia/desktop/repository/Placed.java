package obreia.desktop.repository;

import obreia.protocol.wire.StatementProofs;

/// Where a statement that was handed in stands in the messages log, as the repository claims, and its proofs for both
/// logs: read and not yet verified.
public record Placed(long leaf, StatementProofs proofs) {}
