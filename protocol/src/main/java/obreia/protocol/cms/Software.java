package obreia.protocol.cms;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The cryptography in software that checks signatures; never registered with the virtual machine.
final class Software {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private Software() {}

    /// The same key in the provider's own form.
    static PublicKey key(PublicKey key) throws GeneralSecurityException {
        var algorithm = KeyKind.of(key).filter(KeyKind.RSA::equals).isPresent() ? "RSA" : "EC";
        return KeyFactory.getInstance(algorithm, PROVIDER).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }
}
