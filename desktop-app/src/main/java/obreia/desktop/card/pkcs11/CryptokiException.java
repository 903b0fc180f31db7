package obreia.desktop.card.pkcs11;

import java.io.IOException;

/// A call to a PKCS#11 module that was answered with an error.
final class CryptokiException extends IOException {
    private static final long serialVersionUID = 1L;

    CryptokiException(String function, long code) {
        super("%s answered 0x%08x".formatted(function, code));
    }
}
