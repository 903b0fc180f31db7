package obreia.desktop.ui.diagnostics;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import obreia.desktop.card.CardScan;
import obreia.protocol.identity.CardCertificate;

/// What one look found.
///
/// @param practice the practice card of this profile, where it has one
/// @param at       when it was looked
public record Findings(CardScan scan, Optional<Practice> practice, Instant at) {
    /// A practice card: a file.
    ///
    /// @param certificate absent where the file cannot be read
    /// @param why         why it cannot, for whoever helps; else empty
    public record Practice(Path file, Optional<CardCertificate> certificate, String why) {}
}
