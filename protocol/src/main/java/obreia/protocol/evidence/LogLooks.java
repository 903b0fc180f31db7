package obreia.protocol.evidence;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.Note;
import obreia.protocol.log.Trees;

/// The looks at proofs and checkpoints: that an entry is in the tree of a checkpoint, and that the log's key signed it.
final class LogLooks {
    private final Evidence evidence;
    private final Trust trust;
    private final Findings findings;

    LogLooks(Evidence evidence, Trust trust, Findings findings) {
        this.evidence = evidence;
        this.trust = trust;
        this.findings = findings;
    }

    /// The checkpoint, not believed yet, of a proof that leads from this entry to its root.
    static Checkpoint entry(LogProof proof, LogKind kind, Origin origin, Bytes entry)
            throws MalformedException, VerificationException {
        var checkpoint = Checkpoint.parse(Note.parse(proof.checkpoint()).text());
        var log = checkpoint.log();
        if (log.kind() != kind || !log.origin().equals(origin)) {
            throw new VerificationException(
                    "the proof is one of the log " + log + ", not of the " + kind.code() + " of " + origin);
        }
        Trees.checkInclusion(proof.path(), proof.index(), MerkleHash.leaf(entry), checkpoint.head());
        return checkpoint;
    }

    static String words(LogProof proof, Checkpoint checkpoint) {
        return "entry " + proof.index() + " of " + checkpoint.log() + ", which had "
                + checkpoint.head().size() + " then";
    }

    /// Steps 6 and 16.
    void checkpoints() {
        try {
            lookAtCheckpoints();
        } catch (MalformedException e) {
            findings.put(EvidenceStep.CHECKPOINT, "-", EvidenceCheck.Outcome.FAILS, String.valueOf(e.getMessage()));
        }
    }

    private void lookAtCheckpoints() throws MalformedException {
        var sizes = new LinkedHashMap<LogName, Set<Long>>();
        for (var named : Derived.checkpoints(evidence).entrySet()) {
            var checkpoint = Checkpoint.parse(Note.parse(named.getValue()).text());
            sizes.computeIfAbsent(checkpoint.log(), _ -> new LinkedHashSet<>())
                    .add(checkpoint.head().size());
            signature(named.getKey(), named.getValue());
        }
        sizes.forEach((log, seen) -> {
            if (seen.size() == 1) {
                findings.put(
                        EvidenceStep.ONE_TREE,
                        log.format(),
                        EvidenceCheck.Outcome.HOLDS,
                        "every proof is under one checkpoint");
            } else {
                findings.cannot(
                        EvidenceStep.ONE_TREE,
                        log.format(),
                        "there are checkpoints of " + seen.size()
                                + " sizes; that one tree grew from the other is the exporter's word");
            }
        });
    }

    private void signature(String member, Bytes note) {
        try {
            var signed = trust.signed(note);
            if (signed.isPresent()) {
                findings.put(
                        EvidenceStep.CHECKPOINT,
                        member,
                        EvidenceCheck.Outcome.HOLDS,
                        "signed by " + signed.get().log());
            } else {
                findings.cannot(EvidenceStep.CHECKPOINT, member, Findings.NO_LOG_KEY);
            }
        } catch (MalformedException | VerificationException e) {
            findings.put(EvidenceStep.CHECKPOINT, member, EvidenceCheck.Outcome.FAILS, String.valueOf(e.getMessage()));
        }
    }
}
