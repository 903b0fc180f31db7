package obreia.desktop.entry;

import obreia.protocol.wire.RepositoryAddress;

/// Somebody for whom every step passed, who can register now.
///
/// @param card   where the card is: `practice:FILE.p12` or a `pkcs11:` URI
/// @param holder the name on the card
public record Entrant(RepositoryAddress repository, String card, String holder, boolean practice) {}
