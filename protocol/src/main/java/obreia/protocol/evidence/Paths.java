package obreia.protocol.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Text;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.ValidatedPath;
import obreia.protocol.log.LogRecord;

/// The look at a card's certificates: whether an authority of the checker's vouches for it, and at what
/// time.
final class Paths {
    private static final String REVOKED_LATER = "revoked_later";

    private Paths() {}

    /// At the time that witnesses gave, or else at the record's, which is the repository's word.
    static Optional<ValidatedPath> check(
            EvidenceStep step,
            String about,
            X509Certificate signer,
            List<X509Certificate> others,
            LogRecord record,
            Optional<Instant> witnessed,
            Trust trust,
            Findings findings) {
        if (trust.paths().isEmpty()) {
            findings.cannot(step, about, Findings.NO_ANCHORS);
            findings.cannot(EvidenceStep.REVOCATION, about, Findings.NO_ANCHORS);
            return Optional.empty();
        }
        var at = witnessed.orElse(record.time());
        var path = findings.check(
                step,
                about,
                () -> trust.paths().get().validate(signer, others, at),
                found -> "an authority of the scheme " + found.scheme() + " vouched for it at " + Text.format(at)
                        + (witnessed.isPresent() ? ", as witnesses saw" : ", when it was stored, says the repository"));
        path.ifPresent(found -> revocation(about, found, at, witnessed.isPresent(), findings));
        return path;
    }

    private static void revocation(String about, ValidatedPath path, Instant at, boolean witnessed, Findings findings) {
        var status = path.revocation();
        switch (status) {
            case RevocationStatus.Good(var saidBy) ->
                put(findings, about, Outcome.HOLDS, "good: " + saidBy, status.code());
            case RevocationStatus.Unknown(var why) ->
                put(findings, about, Outcome.CANNOT_BE_CHECKED, "unknown: " + why, status.code());
            case RevocationStatus.Revoked(var since, var reason) -> {
                var words = "revoked since " + Text.format(since) + ": " + reason;
                if (!since.isAfter(at)) {
                    put(findings, about, Outcome.FAILS, words, status.code());
                } else if (witnessed) {
                    put(
                            findings,
                            about,
                            Outcome.HOLDS,
                            words + "; witnesses had seen it before that, so it was good",
                            REVOKED_LATER);
                } else {
                    put(
                            findings,
                            about,
                            Outcome.CANNOT_BE_CHECKED,
                            words + "; that it was stored before that, at " + Text.format(at)
                                    + ", the repository alone says",
                            REVOKED_LATER);
                }
            }
        }
    }

    private static void put(Findings findings, String about, Outcome outcome, String why, String code) {
        findings.put(EvidenceStep.REVOCATION, about, outcome, why, Optional.of(code));
    }
}
