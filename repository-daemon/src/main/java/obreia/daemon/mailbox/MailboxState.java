package obreia.daemon.mailbox;

import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;

/// A mailbox as its newest statement describes it; checked by the service before it came here.
///
/// `name` is the common name of the card, `statement` the SHA-256 of the newest statement's CMS.
public record MailboxState(
        MailboxId mailbox,
        Person person,
        long version,
        Digest statement,
        String name,
        Optional<String> alias,
        List<DeviceKey> devices) {
    public MailboxState {
        devices = List.copyOf(devices);
        if (version < 1) {
            throw new IllegalStateException("statement versions count from 1, this is " + version);
        }
    }
}
