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

/// The look at a card's certificates: whether an authority of the checker's vouches for it, and at what time.
final class Paths {
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
        path.ifPresent(found -> revocation(about, found, at, findings));
        return path;
    }

    private static void revocation(String about, ValidatedPath path, Instant at, Findings findings) {
        switch (path.revocation()) {
            case RevocationStatus.Good() ->
                findings.put(EvidenceStep.REVOCATION, about, Outcome.HOLDS, "nobody revoked it");
            case RevocationStatus.Unknown(var why) -> findings.cannot(EvidenceStep.REVOCATION, about, why);
            case RevocationStatus.Revoked(var since, var reason) -> {
                if (since.isAfter(at)) {
                    findings.put(EvidenceStep.REVOCATION, about, Outcome.HOLDS, "it was revoked later, at " + since);
                } else {
                    findings.put(
                            EvidenceStep.REVOCATION,
                            about,
                            Outcome.FAILS,
                            "it was revoked at " + since + ": " + reason);
                }
            }
        }
    }
}
