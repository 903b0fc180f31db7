package obreia.desktop.mail;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.MailboxId;

/// What is known here of a member, as a page about them shows it.
///
/// @param name      the name on their card
/// @param card      their card's certificate
/// @param devices   those of the newest statement
/// @param changes   what they changed, the newest first
/// @param confirmed false while a new card for which no old device vouches waits for this person's word
public record PersonFacts(
        MailboxId mailbox,
        String name,
        Optional<String> alias,
        Standing standing,
        X509Certificate card,
        List<DeviceEntry> devices,
        List<Change> changes,
        boolean confirmed,
        ReceiptPolicy receipts) {
    public PersonFacts {
        devices = List.copyOf(devices);
        changes = List.copyOf(changes);
    }

    /// The same with what was found out about the card.
    public PersonFacts withStanding(Standing other) {
        return new PersonFacts(mailbox, name, alias, other, card, devices, changes, confirmed, receipts);
    }

    /// How their card stands.
    ///
    /// @param kind what it comes to
    /// @param why  who says so, in words; empty where there is nothing to say
    /// @param at   when the repository and the authorities were asked; absent where this is only what is kept
    public record Standing(Kind kind, boolean practice, String why, Optional<Instant> at) {}

    /// What a standing comes to.
    public enum Kind {
        VERIFIED,
        REVOCATION_UNKNOWN,
        REVOKED,
        NOT_VERIFIED
    }

    /// What one statement changed.
    ///
    /// @param card    how its card came
    /// @param added   so many devices
    /// @param removed so many devices
    public record Change(Instant at, Continuation card, int added, int removed) {}
}
