package obreia.protocol.evidence;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.log.LogProof;
import obreia.protocol.revocation.AuthorityAnswer;

/// Everything that is handed over of one letter so that anyone can check it: no key is in it, and nothing
/// of it has been checked. [EvidenceVerifier] checks it.
///
/// @param message the CMS SignedData in DER
/// @param proof its entry in the messages log, with salt ‖ record as extra data
/// @param envelope the sealed bytes, where they were kept
/// @param receipts by mailbox, at most one of each and [#MAX_RECEIPTS] in all
/// @param statements by mailbox and version, each once, at most [#MAX_STATEMENTS]
/// @param answers what authorities said of the cards, by kind and digest, each once, at most [#MAX_ANSWERS]
public record Evidence(
        Bytes message,
        LogProof proof,
        Optional<Envelope> envelope,
        List<LoggedReceipt> receipts,
        List<LoggedStatement> statements,
        List<AuthorityAnswer> answers) {
    /// The greatest length of an evidence file, in bytes.
    public static final int MAX_SIZE = Container.MAX_SIZE;

    public static final int MAX_RECEIPTS = 255;
    public static final int MAX_STATEMENTS = 1000;
    public static final int MAX_ANSWERS = 1000;

    private static final Comparator<LoggedStatement> BY_MAILBOX_AND_VERSION =
            Comparator.comparing(LoggedStatement::mailbox).thenComparingLong(LoggedStatement::version);

    public Evidence {
        receipts = receipts.stream()
                .sorted(Comparator.comparing(LoggedReceipt::from))
                .toList();
        statements = statements.stream().sorted(BY_MAILBOX_AND_VERSION).toList();
        answers = answers.stream()
                .distinct()
                .sorted(Comparator.comparing(AuthorityAnswer::kind).thenComparing(AuthorityAnswer::digest))
                .toList();
        if (answers.size() > MAX_ANSWERS) {
            throw new IllegalStateException(
                    "evidence has " + answers.size() + " answers, at most " + MAX_ANSWERS + " are accepted");
        }
        if (receipts.size() > MAX_RECEIPTS || statements.size() > MAX_STATEMENTS) {
            throw new IllegalStateException("evidence has " + receipts.size() + " receipts and " + statements.size()
                    + " statements, at most " + MAX_RECEIPTS + " and " + MAX_STATEMENTS + " are accepted");
        }
        var seen = new HashSet<Object>();
        if (!receipts.stream().allMatch(receipt -> seen.add(receipt.from()))
                || !statements.stream().allMatch(one -> seen.add(List.of(one.mailbox(), one.version())))) {
            throw new IllegalStateException("evidence has two receipts of one mailbox, or a statement twice");
        }
    }

    /// Evidence without any answer of an authority.
    public Evidence(
            Bytes message,
            LogProof proof,
            Optional<Envelope> envelope,
            List<LoggedReceipt> receipts,
            List<LoggedStatement> statements) {
        this(message, proof, envelope, receipts, statements, List.of());
    }

    /// Reads an evidence file, at most 64 MiB. Whatever is not exactly what [#encode] writes is refused:
    /// another order, another spelling, one member more, a text that does not fit the other members.
    public static Evidence decode(Bytes file) throws MalformedException {
        return EvidenceMembers.read(Container.decode(file));
    }

    /// The evidence file: a ZIP file. Throws MalformedException if what it would hold cannot be read again,
    /// such as a record that is none.
    public Bytes encode() throws MalformedException {
        return Container.encode(EvidenceMembers.of(this));
    }

    /// The message digest.
    public Digest digest() {
        return Digest.of(message);
    }
}
