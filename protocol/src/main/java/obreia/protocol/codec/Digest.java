package obreia.protocol.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import obreia.protocol.MalformedException;

/// A SHA-256 digest, 32 bytes: the name of a message, an envelope, a statement or a certificate.
public record Digest(Bytes bytes) implements Comparable<Digest> {
    public static final int LENGTH = 32;

    public Digest {
        if (bytes.length() != LENGTH) {
            throw new IllegalStateException("a digest has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    /// The digest of these byte strings, one after another.
    public static Digest of(Bytes... parts) {
        var hash = sha256();
        for (var part : parts) {
            part.updateTo(hash);
        }
        return new Digest(Bytes.of(hash.digest()));
    }

    /// Reads 64 lower-case hexadecimal digits.
    public static Digest parse(String hex) throws MalformedException {
        if (hex.length() != 2 * LENGTH) {
            throw new MalformedException("a digest has " + 2 * LENGTH + " hexadecimal digits, not " + hex.length());
        }
        return new Digest(Bytes.fromHex(hex));
    }

    public static Digest from(Bytes bytes) throws MalformedException {
        if (bytes.length() != LENGTH) {
            throw new MalformedException("a digest has " + LENGTH + " bytes, not " + bytes.length());
        }
        return new Digest(bytes);
    }

    public String hex() {
        return bytes.hex();
    }

    /// The first twelve digits, as people see and type them.
    public String shortHex() {
        return hex().substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
