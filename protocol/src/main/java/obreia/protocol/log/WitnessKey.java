package obreia.protocol.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The public key of a witness, which signs a checkpoint together with the time at which it saw that the log had grown
/// consistently; as text `<name>+<key id>+<base64(0x04 ‖ public key)>`. c2sp.org/tlog-cosignature, Ed25519.
///
/// @param publicKey 32 bytes, RFC 8032
public record WitnessKey(String name, Bytes publicKey) {
    static final byte TYPE = 4;

    private static final int TIME = Long.BYTES;

    public WitnessKey {
        var fault = NoteKey.nameFault(name);
        if (fault == null) {
            fault = NoteKey.keyFault(publicKey);
        }
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }

    public static WitnessKey parse(String text) throws MalformedException {
        var publicKey = NoteKey.parse(text, TYPE);
        return new WitnessKey(NoteKey.nameOf(text), publicKey);
    }

    /// The text that [#parse] reads.
    public String format() {
        return NoteKey.format(name, TYPE, publicKey);
    }

    public Bytes keyId() {
        return NoteKey.id(name, TYPE, publicKey);
    }

    /// When this witness cosigned the note, by its own clock; absent where the note has no signature of it. One that
    /// does not hold is an error: somebody forged it.
    public Optional<Instant> cosigned(Note note) throws VerificationException {
        var line = note.signature(name, keyId());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var bytes = line.get().signature();
        if (bytes.length() != TIME + Ed25519.SIGNATURE_SIZE) {
            throw new VerificationException("the cosignature of " + name + " has " + bytes.length() + " bytes");
        }
        var seconds = bytes.buffer().getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new VerificationException("the cosignature of " + name + " is of no time");
        }
        if (!NoteKey.verify(publicKey, toBeSigned(note.text(), seconds), bytes.slice(TIME, bytes.length()))) {
            throw new VerificationException("the cosignature of " + name + " does not hold");
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    static Bytes toBeSigned(String text, long seconds) {
        return Bytes.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
    }

    static Bytes timestamped(long seconds, Bytes signature) {
        return Bytes.concat(Bytes.of(ByteBuffer.allocate(TIME).putLong(seconds).flip()), signature);
    }

    @Override
    public String toString() {
        return format();
    }
}
