package obreia.protocol.log;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// The rules for names, ids and verifier keys of signed notes, whatever their keys sign. c2sp.org/signed-note.
final class NoteKey {
    /// The length of a key id, in bytes.
    static final int ID = 4;

    /// The length of an Ed25519 public key, in bytes.
    static final int PUBLIC_KEY = Ed25519.PUBLIC_KEY_SIZE;

    private static final int MAX_NAME = 512;

    private NoteKey() {}

    /// The first bytes of SHA-256(name ‖ LF ‖ type ‖ public key).
    static Bytes id(String name, byte type, Bytes publicKey) {
        return Digest.of(Bytes.utf8(name + "\n"), Bytes.of(type), publicKey)
                .bytes()
                .slice(0, ID);
    }

    static String format(String name, byte type, Bytes publicKey) {
        return name + "+" + id(name, type, publicKey).hex() + "+"
                + Base64Text.format(Bytes.concat(Bytes.of(type), publicKey));
    }

    /// The public key in a verifier key `name+id+base64(type ‖ key)`, whose name stands before its first plus sign.
    static Bytes parse(String text, byte type) throws MalformedException {
        if (text.length() > 2 * MAX_NAME) {
            throw new MalformedException(
                    "verifier key has " + text.length() + " characters, at most " + 2 * MAX_NAME + " are accepted");
        }
        var parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedException("a verifier key is a name, a key id and a key between plus signs");
        }
        requireName(parts[0]);
        var key = Base64Text.parse("verifier key", parts[2]);
        if (key.length() != 1 + PUBLIC_KEY || key.at(0) != type) {
            throw new MalformedException(
                    "verifier key is not of the type 0x%02x with %d bytes of key".formatted(type, PUBLIC_KEY));
        }
        var publicKey = key.slice(1, key.length());
        // A point of small order would verify signatures that nobody made, of any text.
        if (!Ed25519.validatePublicKeyFull(publicKey.toArray(), 0)) {
            throw new MalformedException("the Ed25519 public key is not a safe point");
        }
        if (!parts[1].equals(id(parts[0], type, publicKey).hex())) {
            throw new MalformedException("verifier key has the id " + parts[1] + ", which is not that of its key");
        }
        return publicKey;
    }

    static String nameOf(String verifierKey) {
        return verifierKey.substring(0, verifierKey.indexOf('+'));
    }

    static void requireName(String name) throws MalformedException {
        var fault = nameFault(name);
        if (fault != null) {
            throw new MalformedException(fault);
        }
    }

    static @Nullable String nameFault(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return "key name has " + name.length() + " characters, 1 to " + MAX_NAME + " are accepted";
        }
        return name.codePoints().allMatch(NoteKey::nameable)
                ? null
                : "key name holds a space, a plus sign or a control character";
    }

    static @Nullable String keyFault(Bytes publicKey) {
        return publicKey.length() == PUBLIC_KEY
                ? null
                : "an Ed25519 public key has " + PUBLIC_KEY + " bytes, not " + publicKey.length();
    }

    /// RFC 8032, section 5.1.7.
    static boolean verify(Bytes publicKey, Bytes signed, Bytes signature) {
        return signature.length() == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature.toArray(), 0, publicKey.toArray(), 0, signed.toArray(), 0, signed.length());
    }

    private static boolean nameable(int point) {
        return point != '+'
                && !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE;
    }
}
