package obreia.desktop.mail;

import java.util.List;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.MailboxId;

/// What changed about somebody since the last letter to them: said before the next one is signed.
///
/// @param name    the name on their card
/// @param devices those that were added
/// @param card    whether they sign with another card now, and who vouches for it; never [Continuation#FIRST]
public record PersonChange(MailboxId mailbox, String name, List<DeviceEntry> devices, Continuation card) {
    public PersonChange {
        devices = List.copyOf(devices);
    }

    /// In a sentence.
    public String words() {
        var added = devices.size() == 1 ? "a new device" : devices.size() + " new devices";
        var cardWords = switch (card) {
            case FIRST, SAME_CARD -> "";
            case NEW_CARD_ENDORSED, NEW_CARD_UNENDORSED -> name + " has a " + words(card) + ". ";
        };
        return devices.isEmpty()
                ? cardWords.strip()
                : cardWords + name + " has " + added + " since your last letter; it will be able to read this one.";
    }

    /// What is said of somebody's card, after how it came; empty where it is the one they had.
    public static String words(Continuation card) {
        return switch (card) {
            case FIRST, SAME_CARD -> "";
            case NEW_CARD_ENDORSED -> "new card, same person: a device that they had before vouches for it";
            case NEW_CARD_UNENDORSED -> "new card, no old device vouches for it";
        };
    }
}
