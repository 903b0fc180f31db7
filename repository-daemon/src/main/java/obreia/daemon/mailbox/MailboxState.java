package obreia.daemon.mailbox;

import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SignedStatement;

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

    /// What a verified statement of this person says.
    public static MailboxState of(SignedStatement signed, Person person) {
        var statement = signed.statement();
        var devices = statement.devices().stream()
                .map(device -> new DeviceKey(device.id(), Digest.of(device.tlsKey())))
                .toList();
        return new MailboxState(
                statement.mailbox(),
                person,
                statement.version(),
                signed.digest(),
                signed.signer().commonName(),
                statement.alias(),
                devices);
    }
}
