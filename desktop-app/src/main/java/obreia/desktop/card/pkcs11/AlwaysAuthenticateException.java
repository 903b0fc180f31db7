package obreia.desktop.card.pkcs11;

import java.security.KeyException;

/// A key that wants its PIN again after the login, for each signature (PKCS#11 CKA_ALWAYS_AUTHENTICATE).
final class AlwaysAuthenticateException extends KeyException {
    private static final long serialVersionUID = 1L;

    AlwaysAuthenticateException(Throwable cause) {
        super("the key wants its PIN for each signature in a way that is not supported", cause);
    }
}
