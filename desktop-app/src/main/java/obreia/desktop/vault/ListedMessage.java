package obreia.desktop.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// A kept message as a list shows it, without its bytes; the subject is absent until it was opened.
public record ListedMessage(
        Digest message,
        Direction direction,
        MessageState state,
        MailboxId sender,
        List<MailboxId> recipients,
        Instant time,
        int size,
        OptionalLong leaf,
        Optional<String> subject) {}
