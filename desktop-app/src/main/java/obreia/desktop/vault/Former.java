package obreia.desktop.vault;

import java.util.Optional;
import obreia.protocol.wire.RepositoryAddress;

/// Where a vault that was restored belonged before: it is a new device there, and joins again with the card.
///
/// @param card where the card was found, as the person said it
public record Former(RepositoryAddress repository, String card, Optional<String> alias) {}
