package obreia.desktop.ui.evidence;

import java.util.Locale;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.EvidenceCheck;
import obreia.protocol.evidence.EvidenceReport;
import obreia.protocol.evidence.EvidenceVerifier;
import obreia.protocol.evidence.Trust;

/// What came of checking a file of evidence.
public record Verdict(Kind kind, EvidenceReport report) {
    /// How it is shown.
    public enum Kind {
        HOLDS("verified"),
        /// It holds for practice cards only.
        PRACTICE("practice"),
        FAILS("failed"),
        UNKNOWN("attention"),
        /// It is a single message, outside of the file with its proofs.
        MESSAGE("attention");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Checks a file.
    ///
    /// @param name   the file's name
    /// @param all    whom the person believes
    /// @param actual the same without practice authorities
    public static Verdict of(String name, Bytes file, Trust all, Trust actual) {
        var report = EvidenceVerifier.verify(file, all);
        var kind = switch (report.verdict()) {
            case HOLDS ->
                EvidenceVerifier.verify(file, actual).verdict() == EvidenceCheck.Outcome.HOLDS
                        ? Kind.HOLDS
                        : Kind.PRACTICE;
            case FAILS -> name.toLowerCase(Locale.ROOT).endsWith(".eml") ? Kind.MESSAGE : Kind.FAILS;
            case CANNOT_BE_CHECKED -> Kind.UNKNOWN;
        };
        return new Verdict(kind, report);
    }
}
