package obreia.desktop.directory;

import java.time.Instant;
import java.util.List;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;

/// A member as this client verified them: the person, their newest statement, and the newest box key of each of its
/// devices that handed one in.
public record Correspondent(KnownPerson known, SignedStatement statement, List<BoxKeyCertificate> boxKeys) {
    public Correspondent {
        boxKeys = List.copyOf(boxKeys);
    }

    public MailboxId mailbox() {
        return known.mailbox();
    }

    /// The name on the card.
    public String name() {
        return known.name();
    }

    /// The box keys to seal to at a time: those in time, or where all are out of time the newest ones.
    public List<BoxKeyCertificate> boxKeysAt(Instant time) {
        var inTime =
                boxKeys.stream().filter(key -> time.isBefore(key.notAfter())).toList();
        return inTime.isEmpty() ? boxKeys : inTime;
    }

    /// True when no device of this person was online for so long that all its box keys are out of time.
    public boolean notOnlineLately(Instant time) {
        return !boxKeys.isEmpty() && boxKeys.stream().noneMatch(key -> time.isBefore(key.notAfter()));
    }
}
