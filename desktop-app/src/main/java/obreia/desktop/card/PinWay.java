package obreia.desktop.card;

import java.time.Duration;

/// Where the person types the PIN. The three never mix: two prompts for one PIN is what people complain about most.
public enum PinWay {
    /// In our own dialog or terminal.
    TYPED_HERE,
    /// On the keys of the reader (PKCS#11 CKF_PROTECTED_AUTHENTICATION_PATH).
    ON_THE_READER,
    /// In a window that the card's own software opens (PKCS#11 without CKF_LOGIN_REQUIRED).
    IN_ANOTHER_WINDOW;

    /// How long a person has for a PIN that is typed elsewhere; then the card is let go.
    public static final Duration PATIENCE = Duration.ofMinutes(3);
}
