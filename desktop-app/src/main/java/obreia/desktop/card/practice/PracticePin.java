package obreia.desktop.card.practice;

import obreia.desktop.card.Pin;
import obreia.protocol.MalformedException;

/// What the PIN of a practice card can be: 4 to 16 visible ASCII characters.
///
/// ASCII, because two programs spell any other password of a PKCS#12 file in two ways (RFC 7292, appendix B.1).
final class PracticePin {
    static final int MIN = 4;
    static final int MAX = 16;

    private PracticePin() {}

    /// False of a PIN that no practice card has: to try it would cost a try for nothing.
    static boolean possible(Pin pin) {
        return pin.length() >= MIN && pin.length() <= MAX && pin.<Boolean, RuntimeException>lend(PracticePin::visible);
    }

    static void check(Pin pin) throws MalformedException {
        if (!possible(pin)) {
            throw new MalformedException("the PIN of a practice card has " + MIN + " to " + MAX
                    + " characters, digits or letters without accents");
        }
    }

    private static boolean visible(char[] characters) {
        for (var character : characters) {
            if (character <= ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
