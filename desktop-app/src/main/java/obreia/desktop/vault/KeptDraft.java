package obreia.desktop.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;

/// A message that somebody is writing, as far as they have come: everything of it may still be empty.
public record KeptDraft(
        Instant changed,
        List<MailboxId> to,
        String subject,
        String text,
        Optional<MessageId> answered,
        List<Attachment> files) {
    public KeptDraft {
        to = List.copyOf(to);
        files = List.copyOf(files);
    }

    /// True when there is nothing that would be missed.
    public boolean isEmpty() {
        return to.isEmpty() && subject.isBlank() && text.isBlank() && files.isEmpty();
    }
}
