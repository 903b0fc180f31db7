package obreia.protocol.log;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// One signature line of a note: who claims to have signed, and with what. c2sp.org/signed-note.
///
/// @param keyId     4 bytes that tell keys of one name apart
/// @param signature what follows the key id, 1 to [#MAX_SIGNATURE] bytes; its form is the key's affair
public record NoteSignature(String name, Bytes keyId, Bytes signature) {
    /// Room for post-quantum signatures, which have nearly 5 kB.
    public static final int MAX_SIGNATURE = 8192;

    private static final String PREFIX = "\u2014 ";

    public NoteSignature {
        var fault = NoteKey.nameFault(name);
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
        if (keyId.length() != NoteKey.ID) {
            throw new IllegalStateException("a key id has " + NoteKey.ID + " bytes, not " + keyId.length());
        }
        if (signature.isEmpty() || signature.length() > MAX_SIGNATURE) {
            throw new IllegalStateException(
                    "a note's signature has 1 to " + MAX_SIGNATURE + " bytes, not " + signature.length());
        }
    }

    /// The line, without its line feed.
    public String format() {
        return PREFIX + name + " " + Base64Text.format(Bytes.concat(keyId, signature));
    }

    public static NoteSignature parse(String line) throws MalformedException {
        var space = line.indexOf(' ', PREFIX.length());
        if (!line.startsWith(PREFIX) || space < 0) {
            throw new MalformedException("a note's signature is a dash, a name and a signature between spaces");
        }
        var name = line.substring(PREFIX.length(), space);
        NoteKey.requireName(name);
        var bytes = Base64Text.parse("a note's signature", line.substring(space + 1));
        if (bytes.length() <= NoteKey.ID || bytes.length() > NoteKey.ID + MAX_SIGNATURE) {
            throw new MalformedException("a note's signature has " + bytes.length() + " bytes with its key id, "
                    + (NoteKey.ID + 1) + " to " + (NoteKey.ID + MAX_SIGNATURE) + " are accepted");
        }
        return new NoteSignature(name, bytes.slice(0, NoteKey.ID), bytes.slice(NoteKey.ID, bytes.length()));
    }
}
