package obreia.protocol.envelope;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The one shape that an envelope's header has: every line's length is known before it is read.
final class HeaderShape {
    static final Bytes VERSION_LINE = Bytes.utf8("age-encryption.org/v1\n");
    static final int STANZA_SIZE;
    static final int MAC_SIZE;

    private static final Bytes STANZA = Bytes.utf8("-> mlkem768x25519 ");
    private static final Bytes MAC = Bytes.utf8("--- ");

    /// Unpadded Base64 of the 1,120 bytes of an encapsulated key.
    private static final int ARGUMENT_DIGITS = digits(1120);

    /// Unpadded Base64 of 32 bytes: the sealed file key and its tag, or the header's code.
    private static final int SHORT_DIGITS = digits(32);

    static {
        STANZA_SIZE = STANZA.length() + ARGUMENT_DIGITS + 1 + SHORT_DIGITS + 1;
        MAC_SIZE = MAC.length() + SHORT_DIGITS + 1;
    }

    private final Bytes bytes;
    private int at;

    private HeaderShape(Bytes bytes) {
        this.bytes = bytes;
    }

    /// Checks the whole outside of an envelope.
    static void read(Bytes bytes) throws MalformedException {
        if (bytes.length() > Envelope.MAX_SIZE) {
            throw new MalformedException(
                    "envelope has " + bytes.length() + " bytes, at most " + Envelope.MAX_SIZE + " are accepted");
        }
        if (!bytes.startsWith(VERSION_LINE)) {
            throw new MalformedException("envelope does not begin with the line age-encryption.org/v1");
        }
        var stanzas = count(bytes);
        if (stanzas < 1 || stanzas > Envelope.MAX_STANZAS) {
            throw new MalformedException(stanzaCount(stanzas));
        }
        new HeaderShape(bytes).header(stanzas);
    }

    /// How many stanzas follow one another from the first line on, judged by how each begins.
    static int count(Bytes bytes) {
        var count = 0;
        var at = VERSION_LINE.length();
        while (begins(bytes, at, STANZA)) {
            count++;
            at += STANZA_SIZE;
        }
        return count;
    }

    static String stanzaCount(int stanzas) {
        return "envelope has " + stanzas + " mlkem768x25519 stanzas, 1 to " + Envelope.MAX_STANZAS + " are accepted";
    }

    private void header(int stanzas) throws MalformedException {
        at = VERSION_LINE.length();
        for (var i = 1; i <= stanzas; i++) {
            at += STANZA.length();
            line("encapsulated key of stanza " + i, ARGUMENT_DIGITS);
            line("body of stanza " + i, SHORT_DIGITS);
        }
        if (!begins(bytes, at, MAC)) {
            throw new MalformedException("after " + stanzas
                    + " mlkem768x25519 stanzas the envelope has neither another one nor its header's end");
        }
        at += MAC.length();
        line("header's authentication code", SHORT_DIGITS);
        if (bytes.length() - at < Envelope.MIN_PAYLOAD) {
            throw new MalformedException("envelope's payload has " + (bytes.length() - at) + " bytes, at least "
                    + Envelope.MIN_PAYLOAD + " are needed for its nonce and tag");
        }
    }

    /// Takes a line of exactly so many Base64 digits, in the one spelling of the bytes they stand for.
    private void line(String what, int digits) throws MalformedException {
        var end = at + digits;
        if (end >= bytes.length() || bytes.at(end) != '\n') {
            throw new MalformedException(what + " is not one line of " + digits + " characters");
        }
        try {
            Bytes.fromBase64(bytes.slice(at, end).text());
        } catch (MalformedException e) {
            throw new MalformedException(what + " is not the one unpadded Base64 spelling of its bytes", e);
        }
        at = end + 1;
    }

    private static boolean begins(Bytes bytes, int at, Bytes prefix) {
        if (at + prefix.length() > bytes.length()) {
            return false;
        }
        for (var i = 0; i < prefix.length(); i++) {
            if (bytes.at(at + i) != prefix.at(i)) {
                return false;
            }
        }
        return true;
    }

    private static int digits(int length) {
        return (length * 4 + 2) / 3;
    }
}
