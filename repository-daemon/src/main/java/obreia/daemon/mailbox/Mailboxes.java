package obreia.daemon.mailbox;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;

/// What is known of mailboxes, asked one thing at a time: the questions that decide whether a change may be made.
///
/// A store answers them from what is durable, a transaction from that and what it has changed itself.
/// Every method throws `IOException` when the store cannot be read or what it holds is damaged.
public interface Mailboxes {
    /// How far the two logs have come.
    LogHead head() throws IOException;

    /// The mailbox as its newest statement describes it.
    Optional<MailboxState> mailbox(MailboxId mailbox) throws IOException;

    /// The one mailbox of a person.
    Optional<MailboxId> mailboxOf(Person person) throws IOException;

    /// The device of a newest statement whose TLS key, as DER SubjectPublicKeyInfo, has this SHA-256.
    Optional<MailboxDevice> device(Digest tlsKey) throws IOException;

    /// One statement.
    Optional<StoredStatement> statement(MailboxId mailbox, long version) throws IOException;

    /// The newest box-key certificate of a device of the newest statement.
    Optional<BoxKeyCertificate> boxKey(MailboxId mailbox, DeviceId device) throws IOException;

    /// The message or receipt at this place in the messages log; nothing where a statement took the leaf.
    Optional<StoredRecord> record(long leaf) throws IOException;

    /// The leaf of the record that an envelope was taken with. It outlives the envelope's bytes.
    Optional<Long> leafOf(Digest envelope) throws IOException;

    /// The leaf at which this sender's message or receipt with this digest was first taken.
    Optional<Long> sent(MailboxId sender, Digest message) throws IOException;

    /// The leaf of the receipt that `reader` gave for a message of `sender`.
    Optional<Long> receipt(MailboxId sender, Digest message, MailboxId reader) throws IOException;

    /// What a mailbox holds at a leaf: hidden or not, until it is purged.
    Optional<MailboxEntry> entry(MailboxId mailbox, long leaf) throws IOException;

    /// What a mailbox takes up; zero for one that is not known.
    Usage usage(MailboxId mailbox) throws IOException;
}
