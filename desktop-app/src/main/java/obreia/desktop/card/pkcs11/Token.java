package obreia.desktop.card.pkcs11;

/// What a token says of itself, without a PIN and unchecked (PKCS #11, CK_TOKEN_INFO). Lengths of PINs in bytes.
record Token(
        long slot,
        String slotDescription,
        String label,
        String manufacturer,
        String model,
        String serial,
        long flags,
        long minPinLength,
        long maxPinLength) {
    private static final long TOKEN_INITIALIZED = 0x400;
    private static final long LOGIN_REQUIRED = 0x4;
    private static final long USER_PIN_INITIALIZED = 0x8;
    private static final long PROTECTED_AUTHENTICATION_PATH = 0x100;
    private static final long USER_PIN_COUNT_LOW = 0x10000;
    private static final long USER_PIN_FINAL_TRY = 0x20000;
    private static final long USER_PIN_LOCKED = 0x40000;
    private static final long USER_PIN_TO_BE_CHANGED = 0x80000;

    boolean wantsLogin() {
        return has(LOGIN_REQUIRED);
    }

    /// An empty place for a token, as drivers of tokens in software show it.
    boolean isBlank() {
        return !has(TOKEN_INITIALIZED) && label.isEmpty();
    }

    /// The PIN is typed on the reader.
    boolean hasPinPad() {
        return has(PROTECTED_AUTHENTICATION_PATH);
    }

    boolean isLocked() {
        return has(USER_PIN_LOCKED);
    }

    /// A wrong PIN was typed since the last right one.
    boolean isCountLow() {
        return has(USER_PIN_COUNT_LOW);
    }

    boolean isLastTry() {
        return has(USER_PIN_FINAL_TRY);
    }

    boolean isActivated() {
        return has(USER_PIN_INITIALIZED) && !has(USER_PIN_TO_BE_CHANGED);
    }

    /// Each PIN is refused, the right one too.
    boolean refusesEveryPin() {
        return wantsLogin() && isLocked();
    }

    /// There is no PIN yet, or it must be changed before its first use.
    boolean wantsActivation() {
        return wantsLogin() && !isActivated();
    }

    /// The token as it stays while its PIN is tried.
    Token withoutFlags() {
        return new Token(slot, slotDescription, label, manufacturer, model, serial, 0, minPinLength, maxPinLength);
    }

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
