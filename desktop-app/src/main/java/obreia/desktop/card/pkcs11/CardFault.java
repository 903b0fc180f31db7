package obreia.desktop.card.pkcs11;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a failure of SunPKCS11, or of the driver itself, means for the person, by the PKCS#11 return code at its root.
enum CardFault {
    WRONG_PIN,
    LOCKED,
    NOT_ACTIVATED,
    CANCELLED,
    GONE,
    NOT_OF_THIS_DRIVER,
    /// Another program logged out, as far as can be told.
    NOT_LOGGED_IN,
    /// CKA_ALWAYS_AUTHENTICATE, for which SunPKCS11 has no way (CKU_CONTEXT_SPECIFIC).
    KEY_WANTS_ITS_PIN_EACH_TIME,
    CANNOT_SIGN_SO,
    /// Everything else: never the PIN.
    DRIVER_FAILED;

    private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+|0x[0-9A-Fa-f]{8}");
    private static final int MAX_DEPTH = 20;

    /// The fault, by the first return code along the causes. Without one it is [#DRIVER_FAILED]:
    /// that the card is gone is found by looking.
    static CardFault of(Throwable failure) {
        if (failure instanceof MissingKeyException) {
            return CANNOT_SIGN_SO;
        }
        if (failure instanceof AlwaysAuthenticateException) {
            return KEY_WANTS_ITS_PIN_EACH_TIME;
        }
        if (failure instanceof CryptokiException answer) {
            return answer.fault();
        }
        var code = code(failure);
        if (code.isEmpty() && String.valueOf(failure.getMessage()).equals("Token has been removed")) {
            return GONE; // by SunPKCS11 itself, which has asked the driver
        }
        return code.map(CardFault::ofCode).orElse(DRIVER_FAILED);
    }

    /// Whether a card that is taken out while it works may look like this.
    boolean mayBeRemoval() {
        return this == GONE || this == DRIVER_FAILED;
    }

    /// The name of the return code, such as `CKR_DEVICE_ERROR`.
    static Optional<String> code(Throwable failure) {
        if (failure instanceof CryptokiException answer) {
            return Optional.of(answer.code());
        }
        var cause = failure;
        for (var depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            // The class itself is not exported by its module; its messages begin with the code's name.
            if (cause.getClass().getSimpleName().equals("PKCS11Exception")) {
                var matcher = CODE.matcher(String.valueOf(cause.getMessage()));
                return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /// The return code, or what else there is to say.
    static String describe(Throwable failure) {
        return code(failure).orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /// What a return code means, by its name or its number in eight hexadecimal digits.
    static CardFault ofCode(String code) {
        return ReturnCode.of(code).map(ReturnCode::fault).orElse(DRIVER_FAILED);
    }
}
