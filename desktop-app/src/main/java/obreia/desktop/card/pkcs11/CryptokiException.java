package obreia.desktop.card.pkcs11;

import java.io.IOException;

/// A call to a PKCS#11 module that was answered with an error.
final class CryptokiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long number;

    CryptokiException(String function, long number) {
        super(function + " answered " + ReturnCode.describe(number));
        this.number = number;
    }

    String code() {
        return ReturnCode.describe(number);
    }

    CardFault fault() {
        return ReturnCode.of(number).map(ReturnCode::fault).orElse(CardFault.DRIVER_FAILED);
    }
}
