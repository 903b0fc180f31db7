package obreia.protocol.identity;

import java.util.UUID;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The name of one person's box at one origin, made from the key of the card that opened it; it stays when a newer
/// card continues the box. A UUID of version 8. RFC 9562, section 5.8.
public record MailboxId(UUID value) implements Comparable<MailboxId> {
    private static final String URN = "urn:uuid:";

    public MailboxId {
        KeyName.checked(value);
    }

    /// The mailbox that the card with this DER SubjectPublicKeyInfo opens.
    public static MailboxId ofKey(Bytes spki) {
        return new MailboxId(KeyName.of(spki));
    }

    /// Reads the one lower-case spelling, 36 characters.
    public static MailboxId parse(String text) throws MalformedException {
        return new MailboxId(KeyName.parse("mailbox id", text));
    }

    /// Reads `urn:uuid:` and the mailbox id, as it stands in receipt requests. RFC 9562, section 4.
    public static MailboxId parseUrn(String text) throws MalformedException {
        if (!text.startsWith(URN)) {
            throw new MalformedException("mailbox name does not begin with " + URN);
        }
        return parse(text.substring(URN.length()));
    }

    public String urn() {
        return URN + value;
    }

    /// As the texts of the ids are ordered.
    @Override
    public int compareTo(MailboxId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
