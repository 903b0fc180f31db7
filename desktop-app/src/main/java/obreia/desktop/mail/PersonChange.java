package obreia.desktop.mail;

import java.util.List;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.MailboxId;

/// What changed about somebody since the last letter to them: said before the next one is signed.
///
/// @param name    the name on their card
/// @param devices those that were added
/// @param newCard whether they sign with another card now
public record PersonChange(MailboxId mailbox, String name, List<DeviceEntry> devices, boolean newCard) {
    public PersonChange {
        devices = List.copyOf(devices);
    }

    /// In a sentence.
    public String words() {
        var added = devices.size() == 1 ? "a new device" : devices.size() + " new devices";
        if (devices.isEmpty()) {
            return name + " has a new card since your last letter";
        }
        return name + " has " + added + (newCard ? " and a new card" : "") + " since your last letter; it will be able"
                + " to read this one";
    }
}
