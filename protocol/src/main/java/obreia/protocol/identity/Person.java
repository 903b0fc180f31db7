package obreia.protocol.identity;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// Who holds a card, within one identity scheme: `serial:` and the subject's serialNumber, or `key:` and the SHA-256
/// of the card's key where the certificate has no serialNumber. Country and common name identify nobody.
///
/// True only of a card whose path was validated to an anchor of that scheme.
public record Person(SchemeName scheme, String identifier) {
    private static final String SERIAL = "serial:";
    private static final String KEY = "key:";
    private static final int MAX_LENGTH = SERIAL.length() + CardCertificate.MAX_SERIAL_NUMBER;

    public Person {
        var checked = identifier;
        Rules.require(() -> check(checked));
    }

    /// The person that a card of `scheme` names; the caller has validated its path to an anchor of that scheme.
    static Person of(SchemeName scheme, CardCertificate card) {
        // The prefixes keep a serialNumber that spells somebody's key apart from the person with that key.
        return new Person(
                scheme,
                card.serialNumber()
                        .map(SERIAL::concat)
                        .orElseGet(() -> KEY + Digest.of(card.spki()).hex()));
    }

    /// Reads what a store kept of [#identifier].
    public static Person parse(SchemeName scheme, String identifier) throws MalformedException {
        check(identifier);
        return new Person(scheme, identifier);
    }

    private static void check(String identifier) throws MalformedException {
        Text.visible("person's identifier", identifier, 1, MAX_LENGTH);
        if (!named(identifier, SERIAL) && !named(identifier, KEY)) {
            throw new MalformedException("person's identifier begins neither with " + SERIAL + " nor with " + KEY);
        }
    }

    private static boolean named(String identifier, String prefix) {
        return identifier.startsWith(prefix) && identifier.length() > prefix.length();
    }
}
