package obreia.desktop.card.pkcs11;

/// What a token says of itself, without a PIN and unchecked (PKCS #11, CK_TOKEN_INFO). Lengths of PINs in bytes.
record Token(
        long slot,
        String label,
        String manufacturer,
        String model,
        String serial,
        long flags,
        long minPinLength,
        long maxPinLength) {
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

    private boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
