package obreia.desktop.vault;

import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;

/// The messages that one device numbers for one set of people.
///
/// @param id 16 random bytes
/// @param sender whose device it is
/// @param people everybody in it, the sender too, in order of their ids
/// @param own whether this device drew it, and numbers on
public record Chain(Bytes id, MailboxId sender, List<MailboxId> people, boolean own) {
    public Chain {
        people = people.stream().distinct().sorted().toList();
    }
}
