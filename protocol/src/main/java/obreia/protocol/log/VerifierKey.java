package obreia.protocol.log;

import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;

/// The public half of a key that signs notes with Ed25519, under the name it signs as; as text
/// `<name>+<key id>+<base64(0x01 ‖ public key)>`. c2sp.org/signed-note.
///
/// A repository has one key. In its address it stands under the origin; each log's checkpoints are signed with it under
/// the log's name.
///
/// @param publicKey 32 bytes, RFC 8032
public record VerifierKey(String name, Bytes publicKey) {
    static final byte TYPE = 1;

    public VerifierKey {
        var fault = NoteKey.nameFault(name);
        if (fault == null) {
            fault = NoteKey.keyFault(publicKey);
        }
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }

    public static VerifierKey parse(String text) throws MalformedException {
        var publicKey = NoteKey.parse(text, TYPE);
        return new VerifierKey(NoteKey.nameOf(text), publicKey);
    }

    /// The text that [#parse] reads.
    public String format() {
        return NoteKey.format(name, TYPE, publicKey);
    }

    /// The four bytes that stand before each of its signatures; they depend on the name too.
    public Bytes keyId() {
        return NoteKey.id(name, TYPE, publicKey);
    }

    /// The same public key under the name of a log.
    public VerifierKey named(LogName log) {
        return new VerifierKey(log.format(), publicKey);
    }

    /// Checks that this key signed the note; what others signed is passed over.
    public void verify(Note note) throws VerificationException {
        Optional<NoteSignature> signature = note.signature(name, keyId());
        if (signature.isEmpty()) {
            throw new VerificationException("the note is not signed by " + format());
        }
        if (!NoteKey.verify(publicKey, Bytes.utf8(note.text()), signature.get().signature())) {
            throw new VerificationException("the note's signature by " + format() + " does not hold");
        }
    }

    @Override
    public String toString() {
        return format();
    }
}
