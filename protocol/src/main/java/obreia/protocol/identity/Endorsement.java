package obreia.protocol.identity;

import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// An old device's word for a new card: its TLS key's signature over the statement's place and the new card's key.
public final class Endorsement {
    private static final String KIND = "obreia.endorse.v1";

    private Endorsement() {}

    /// The lines that the old device signs, each ended by a line feed. `previous` is the digest of the statement
    /// before,
    /// `newKey` the SHA-256 of the new card's DER SubjectPublicKeyInfo.
    public static Bytes toBeSigned(Origin origin, MailboxId mailbox, long version, Digest previous, Digest newKey) {
        return Bytes.utf8("%s\n%s\n%s\n%d\n%s\n%s\n".formatted(KIND, origin, mailbox, version, previous, newKey));
    }

    /// Refuses an endorsement that no device of `previous`, the statement directly before `next`, has signed for the
    /// card with the key `newKey`.
    static void verify(Statement previous, Statement next, Digest newKey, Bytes signature)
            throws VerificationException {
        var lines = toBeSigned(
                next.origin(), next.mailbox(), next.version(), next.previous().orElseThrow(), newKey);
        for (var device : previous.devices()) {
            if (DeviceSignature.verifies(device.tlsKey(), lines, signature)) {
                return;
            }
        }
        throw new VerificationException(
                "statement " + next.version() + " is endorsed by no device of the statement before");
    }
}
