package obreia.protocol.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;

/// The protected headers of a message: all that its sender says about it, besides the text, and signs.
///
/// Claimed, until a [MessageVerifier] has compared them with the request for a receipt, the record and the directory.
/// `date` is the signing-time, in whole seconds; `id` holds the sender's mailbox. RFC 9788 for headers inside what is
/// signed.
public record MessageHeaders(
        MessageId id,
        Optional<MessageId> inReplyTo,
        Instant date,
        String subject,
        Origin origin,
        DeviceId device,
        List<Addressee> recipients,
        Sequence sequence,
        Optional<Previous> previous,
        List<Seen> seen,
        Optional<ClaimedCheckpoints> checkpoints) {
    /// Characters of a subject.
    public static final int MAX_SUBJECT = 200;
    /// Recipients of one message; the sender's own device takes one of the envelope's 256 stanzas.
    public static final int MAX_RECIPIENTS = 255;
    /// Chains of others that a message can name.
    public static final int MAX_SEEN = 256;

    public MessageHeaders {
        recipients = List.copyOf(recipients);
        seen = List.copyOf(seen);
        try {
            subject(subject);
            check(id.mailbox(), recipients, sequence, previous, seen);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (!date.equals(date.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalStateException("a signing-time has whole seconds");
        }
    }

    /// Gives back a subject that can be sent: 1 to [#MAX_SUBJECT] characters, all of them shown.
    public static String subject(String text) throws MalformedException {
        return Text.visible("subject", text, 1, MAX_SUBJECT);
    }

    /// The sender's mailbox.
    public MailboxId sender() {
        return id.mailbox();
    }

    /// The recipients' mailboxes, in the order of the headers.
    public List<MailboxId> to() {
        return recipients.stream().map(Addressee::mailbox).toList();
    }

    static void check(
            MailboxId sender,
            List<Addressee> recipients,
            Sequence sequence,
            Optional<Previous> previous,
            List<Seen> seen)
            throws MalformedException {
        if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
            throw new MalformedException(
                    "message has " + recipients.size() + " recipients, 1 to " + MAX_RECIPIENTS + " are accepted");
        }
        var mailboxes = new HashSet<MailboxId>();
        for (var recipient : recipients) {
            if (!mailboxes.add(recipient.mailbox())) {
                throw new MalformedException("message names the recipient " + recipient.mailbox() + " twice");
            }
        }
        if (mailboxes.contains(sender)) {
            throw new MalformedException("message names its sender among the recipients");
        }
        if (previous.isPresent() != (sequence.number() > 1)) {
            throw new MalformedException("message " + sequence.number() + " of its chain "
                    + (previous.isPresent() ? "names one before the first" : "does not name the one before"));
        }
        var chains = Stream.concat(Stream.of(sequence.chain()), seen.stream().map(Seen::chain));
        if (seen.size() > MAX_SEEN || chains.distinct().count() != seen.size() + 1L) {
            throw new MalformedException("message names a seen chain twice, or its own, or more than " + MAX_SEEN);
        }
    }
}
