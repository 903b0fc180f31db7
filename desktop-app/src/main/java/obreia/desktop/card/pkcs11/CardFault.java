package obreia.desktop.card.pkcs11;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a failure of SunPKCS11 means for the person, by the PKCS#11 return code at its root.
enum CardFault {
    WRONG_PIN,
    LOCKED,
    NOT_ACTIVATED,
    CANCELLED,
    GONE,
    NOT_OF_THIS_DRIVER,
    NOT_LOGGED_IN,
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
        return code(failure).map(CardFault::ofCode).orElse(DRIVER_FAILED);
    }

    /// The name of the return code, such as `CKR_DEVICE_ERROR`.
    static Optional<String> code(Throwable failure) {
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

    static CardFault ofCode(String code) {
        return switch (code) {
            case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" -> WRONG_PIN;
            case "CKR_PIN_LOCKED" -> LOCKED;
            case "CKR_PIN_EXPIRED", "CKR_USER_PIN_NOT_INITIALIZED" -> NOT_ACTIVATED;
            case "CKR_FUNCTION_CANCELED", "CKR_CANCEL", "CKR_FUNCTION_REJECTED" -> CANCELLED;
            case "CKR_TOKEN_NOT_PRESENT",
                    "CKR_DEVICE_REMOVED",
                    "CKR_SESSION_HANDLE_INVALID",
                    "CKR_SESSION_CLOSED",
                    "CKR_OBJECT_HANDLE_INVALID",
                    "CKR_KEY_HANDLE_INVALID" -> GONE;
            case "CKR_TOKEN_NOT_RECOGNIZED", "CKR_SLOT_ID_INVALID" -> NOT_OF_THIS_DRIVER;
            case "CKR_USER_NOT_LOGGED_IN" -> NOT_LOGGED_IN;
            case "CKR_MECHANISM_INVALID",
                    "CKR_MECHANISM_PARAM_INVALID",
                    "CKR_KEY_TYPE_INCONSISTENT",
                    "CKR_KEY_FUNCTION_NOT_PERMITTED" -> CANNOT_SIGN_SO;
            default -> DRIVER_FAILED;
        };
    }
}
