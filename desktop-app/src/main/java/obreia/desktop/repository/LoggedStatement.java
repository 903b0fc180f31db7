package obreia.desktop.repository;

import obreia.protocol.identity.SignedStatement;

/// A statement, and where it stands in the messages log, as the repository claims.
public record LoggedStatement(SignedStatement signed, long leaf) {}
