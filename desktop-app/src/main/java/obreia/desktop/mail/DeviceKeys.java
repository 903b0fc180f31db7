package obreia.desktop.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.vault.TlsIdentity;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// Takes a device's key into the vault and out of it.
final class DeviceKeys {
    private DeviceKeys() {}

    static DeviceKey of(TlsIdentity kept, SecureRandom random) throws IOException {
        var pkcs8 = kept.key().getEncoded();
        try {
            return DeviceKey.of(
                    ByteBuffer.wrap(pkcs8), Bytes.of(kept.certificate().getEncoded()), random);
        } catch (MalformedException | CertificateEncodingException e) {
            throw new IOException("the vault is damaged: the device's key cannot be read any more", e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    static TlsIdentity kept(DeviceKey device) {
        var pkcs8 = new byte[device.pkcs8().remaining()];
        device.pkcs8().get(pkcs8);
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new TlsIdentity(
                    key, CardCertificate.parse(device.certificate()).x509());
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException("a device key that we made cannot be read", e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
