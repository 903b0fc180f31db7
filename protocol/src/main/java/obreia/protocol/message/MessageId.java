package obreia.protocol.message;

import java.security.SecureRandom;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;

/// A message's name for mail programs: its signedContentIdentifier, 32 random bytes, and the sender's mailbox.
/// RFC 5322, section 3.6.4; RFC 2634, section 2.7.
public record MessageId(Bytes identifier, MailboxId mailbox) {
    /// Bytes of a signedContentIdentifier.
    public static final int LENGTH = 32;

    public MessageId {
        if (identifier.length() != LENGTH) {
            throw new IllegalStateException(
                    "a signedContentIdentifier has " + LENGTH + " bytes, not " + identifier.length());
        }
    }

    public static MessageId random(MailboxId sender, SecureRandom random) {
        return new MessageId(Bytes.random(LENGTH, random), sender);
    }

    /// Reads `<64 hexadecimal digits@mailbox>`.
    public static MessageId parse(String text) throws MalformedException {
        var at = text.indexOf('@');
        if (!text.startsWith("<") || !text.endsWith(">") || at != 2 * LENGTH + 1) {
            throw new MalformedException("a message id is <64 hexadecimal digits@mailbox>");
        }
        return new MessageId(
                Bytes.fromHex(text.substring(1, at)), MailboxId.parse(text.substring(at + 1, text.length() - 1)));
    }

    @Override
    public String toString() {
        return "<" + identifier.hex() + "@" + mailbox + ">";
    }
}
