package obreia.desktop.mail;

import java.util.List;
import java.util.Optional;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;

/// A letter that is written and not signed.
///
/// @param to at least one mailbox, each once, and not the sender's own
public record Draft(
        List<MailboxId> to, String subject, String text, List<Attachment> attachments, Optional<MessageId> inReplyTo) {
    public Draft {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }
}
