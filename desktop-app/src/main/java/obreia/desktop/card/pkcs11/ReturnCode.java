package obreia.desktop.card.pkcs11;

import java.util.Arrays;
import java.util.Optional;

/// The return codes of PKCS #11 that mean something to a person, each with what it means (CK_RV, v2.40, appendix).
enum ReturnCode {
    CKR_CANCEL(0x1, CardFault.CANCELLED),
    CKR_SLOT_ID_INVALID(0x3, CardFault.NOT_OF_THIS_DRIVER),
    CKR_GENERAL_ERROR(0x5, CardFault.DRIVER_FAILED),
    CKR_FUNCTION_FAILED(0x6, CardFault.DRIVER_FAILED),
    /// Of C_WaitForSlotEvent: nothing has changed.
    CKR_NO_EVENT(0x8, CardFault.DRIVER_FAILED),
    CKR_DEVICE_ERROR(0x30, CardFault.DRIVER_FAILED),
    CKR_DEVICE_MEMORY(0x31, CardFault.DRIVER_FAILED),
    CKR_DEVICE_REMOVED(0x32, CardFault.GONE),
    CKR_FUNCTION_CANCELED(0x50, CardFault.CANCELLED),
    CKR_FUNCTION_NOT_SUPPORTED(0x54, CardFault.DRIVER_FAILED),
    CKR_KEY_HANDLE_INVALID(0x60, CardFault.GONE),
    CKR_KEY_TYPE_INCONSISTENT(0x63, CardFault.CANNOT_SIGN_SO),
    CKR_KEY_FUNCTION_NOT_PERMITTED(0x68, CardFault.CANNOT_SIGN_SO),
    CKR_MECHANISM_INVALID(0x70, CardFault.CANNOT_SIGN_SO),
    CKR_MECHANISM_PARAM_INVALID(0x71, CardFault.CANNOT_SIGN_SO),
    CKR_OBJECT_HANDLE_INVALID(0x82, CardFault.GONE),
    CKR_PIN_INCORRECT(0xa0, CardFault.WRONG_PIN),
    CKR_PIN_INVALID(0xa1, CardFault.WRONG_PIN),
    CKR_PIN_LEN_RANGE(0xa2, CardFault.WRONG_PIN),
    CKR_PIN_EXPIRED(0xa3, CardFault.NOT_ACTIVATED),
    /// Some drivers say so of a card that is not there.
    CKR_PIN_LOCKED(0xa4, CardFault.LOCKED),
    CKR_SESSION_CLOSED(0xb0, CardFault.GONE),
    CKR_SESSION_HANDLE_INVALID(0xb3, CardFault.GONE),
    CKR_TOKEN_NOT_PRESENT(0xe0, CardFault.GONE),
    CKR_TOKEN_NOT_RECOGNIZED(0xe1, CardFault.NOT_OF_THIS_DRIVER),
    CKR_USER_NOT_LOGGED_IN(0x101, CardFault.NOT_LOGGED_IN),
    CKR_USER_PIN_NOT_INITIALIZED(0x102, CardFault.NOT_ACTIVATED),
    CKR_CRYPTOKI_ALREADY_INITIALIZED(0x191, CardFault.DRIVER_FAILED),
    CKR_FUNCTION_REJECTED(0x200, CardFault.CANCELLED);

    private final long number;
    private final CardFault fault;

    ReturnCode(long number, CardFault fault) {
        this.number = number;
        this.fault = fault;
    }

    CardFault fault() {
        return fault;
    }

    boolean is(long code) {
        return number == code;
    }

    static Optional<ReturnCode> of(long number) {
        return Arrays.stream(values()).filter(each -> each.is(number)).findFirst();
    }

    /// Reads `CKR_DEVICE_ERROR` or `0x00000030`.
    static Optional<ReturnCode> of(String text) {
        return text.startsWith("0x")
                ? of(Long.parseLong(text.substring(2), 16))
                : Arrays.stream(values())
                        .filter(each -> each.name().equals(text))
                        .findFirst();
    }

    /// The code's name, or its number where it has none here.
    static String describe(long number) {
        return of(number).map(Enum::name).orElseGet(() -> "0x%08x".formatted(number));
    }
}
