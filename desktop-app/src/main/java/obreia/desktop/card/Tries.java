package obreia.desktop.card;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// How often a PIN can still be tried before the card blocks, as far as the card tells.
public sealed interface Tries {
    int MAX = 99;

    /// The card does not tell.
    record Unknown() implements Tries {}

    /// A wrong PIN was typed since the last right one: fewer than all are left (PKCS#11 CKF_USER_PIN_COUNT_LOW).
    record Few() implements Tries {}

    /// So many are left. 0 is a blocked PIN, 1 the last try (PKCS#11 CKF_USER_PIN_FINAL_TRY).
    record Exactly(int left) implements Tries {
        public Exactly {
            if (left < 0 || left > MAX) {
                throw new IllegalStateException("a card has 0 to " + MAX + " tries, not " + left);
            }
        }
    }

    /// True when one wrong PIN more blocks the card.
    default boolean isLast() {
        return equals(new Exactly(1));
    }

    /// `unknown`, `few` or the number.
    default String format() {
        return switch (this) {
            case Unknown() -> "unknown";
            case Few() -> "few";
            case Exactly(var left) -> Integer.toString(left);
        };
    }

    static Tries parse(String text) throws MalformedException {
        return switch (text) {
            case "unknown" -> new Unknown();
            case "few" -> new Few();
            default -> new Exactly(Math.toIntExact(Text.parseNumber("the number of tries", text, 0, MAX)));
        };
    }
}
