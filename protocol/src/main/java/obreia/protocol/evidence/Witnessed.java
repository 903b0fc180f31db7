package obreia.protocol.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.Note;

/// What the checker's witnesses say of a checkpoint: the time by which enough of them had cosigned it.
final class Witnessed {
    private Witnessed() {}

    /// Step 19 for one checkpoint; the time by which the leaf was there, where witnesses are asked.
    static Optional<Instant> check(String about, LogProof proof, Trust trust, Findings findings) {
        if (trust.witnesses().isEmpty()) {
            findings.cannot(
                    EvidenceStep.WITNESSES, about, "no witness was named: times are the repository's word alone");
            return Optional.empty();
        }
        return findings.check(
                EvidenceStep.WITNESSES,
                about,
                () -> time(proof, trust),
                time -> trust.quorum() + " of " + trust.witnesses().size() + " had cosigned it by " + time);
    }

    private static Instant time(LogProof proof, Trust trust) throws MalformedException, VerificationException {
        var note = Note.parse(proof.checkpoint());
        var times = new ArrayList<Instant>();
        var broken = new ArrayList<VerificationException>();
        for (var witness : trust.witnesses()) {
            try {
                witness.cosigned(note).ifPresent(times::add);
            } catch (VerificationException e) {
                broken.add(e);
            }
        }
        if (times.size() < trust.quorum()) {
            throw new VerificationException(
                    times.size() + " of " + trust.witnesses().size() + " witnesses cosigned it, " + trust.quorum()
                            + " are asked for" + reason(broken));
        }
        Collections.sort(times);
        return times.get(trust.quorum() - 1);
    }

    private static String reason(List<VerificationException> broken) {
        return broken.isEmpty() ? "" : "; " + broken.getFirst().getMessage();
    }
}
