package obreia.desktop.card.pkcs11;

import java.security.KeyException;

/// A certificate on a token without a private key of the same CKA_ID.
final class MissingKeyException extends KeyException {
    private static final long serialVersionUID = 1L;

    MissingKeyException() {
        super("the card has a certificate, but no private key that belongs to it");
    }
}
