package obreia.protocol.sealing;

import java.io.ByteArrayOutputStream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Bech32 without a limit of length, lower case only, as c2sp.org/age uses it for recipients. BIP 173.
final class Bech32 {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM_DIGITS = 6;

    private Bech32() {}

    /// The text of `content` under the human-readable part `prefix`.
    static String format(String prefix, Bytes content) {
        var text = new StringBuilder(prefix).append('1');
        var checksum = overPrefix(prefix);
        var carried = 0;
        var bits = 0;
        for (var i = 0; i < content.length(); i++) {
            carried = (carried << 8 | (content.at(i) & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) {
                checksum = add(text, checksum, carried >> (bits - 5) & 31);
            }
        }
        if (bits > 0) {
            checksum = add(text, checksum, carried << (5 - bits) & 31);
        }
        for (var i = 0; i < CHECKSUM_DIGITS; i++) {
            checksum = step(checksum, 0);
        }
        checksum ^= 1;
        for (var i = CHECKSUM_DIGITS - 1; i >= 0; i--) {
            text.append(DIGITS.charAt(checksum >> (5 * i) & 31));
        }
        return text.toString();
    }

    /// Reads what [#format] writes; `what` names it in errors.
    static Bytes parse(String what, String prefix, String text) throws MalformedException {
        var start = prefix.length() + 1;
        if (!text.startsWith(prefix + "1") || text.length() < start + CHECKSUM_DIGITS) {
            throw new MalformedException(what + " does not begin with " + prefix + "1, or ends too early");
        }
        var content = new ByteArrayOutputStream(text.length() * 5 / 8);
        var checksum = overPrefix(prefix);
        var carried = 0;
        var bits = 0;
        for (var i = start; i < text.length(); i++) {
            var digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new MalformedException(what + " holds a character outside lower-case Bech32");
            }
            checksum = step(checksum, digit);
            if (i < text.length() - CHECKSUM_DIGITS) {
                carried = (carried << 5 | digit) & 0xfff;
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    content.write(carried >> bits);
                }
            }
        }
        if (checksum != 1) {
            throw new MalformedException(what + " has a wrong checksum: it was mistyped or cut");
        }
        if (bits >= 5 || (carried & (1 << bits) - 1) != 0) {
            throw new MalformedException(what + " is not the one Bech32 spelling of its bytes");
        }
        return Bytes.of(content.toByteArray());
    }

    private static int add(StringBuilder text, int checksum, int digit) {
        text.append(DIGITS.charAt(digit));
        return step(checksum, digit);
    }

    private static int overPrefix(String prefix) {
        var checksum = 1;
        for (var i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) >> 5);
        }
        checksum = step(checksum, 0);
        for (var i = 0; i < prefix.length(); i++) {
            checksum = step(checksum, prefix.charAt(i) & 31);
        }
        return checksum;
    }

    /// One step of the BCH code. BIP 173, "Checksum".
    private static int step(int checksum, int digit) {
        var next = (checksum & 0x1ffffff) << 5 ^ digit;
        for (var i = 0; i < GENERATOR.length; i++) {
            if ((checksum >> (25 + i) & 1) != 0) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
