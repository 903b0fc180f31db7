package obreia.desktop.card.practice;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.codec.Digest;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/// One PKCS#12 file (RFC 7292): certificates in clear, so that they are read without a PIN, and one private key under
/// the PIN (PBES2, PBKDF2 with HMAC-SHA-256, AES-256-CBC; RFC 8018), with a MAC over all of it.
final class PracticePfx {
    static final int MAX_SIZE = 64 * 1024;

    private static final int ITERATIONS = 10_000;
    private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(1_000_000);
    private static final int MAX_CERTIFICATES = 9;
    private static final int SALT_LENGTH = 16;

    private final PKCS12PfxPdu pfx;
    private final PKCS8EncryptedPrivateKeyInfo key;
    private final List<X509Certificate> certificates;

    private PracticePfx(PKCS12PfxPdu pfx, PKCS8EncryptedPrivateKeyInfo key, List<X509Certificate> certificates) {
        this.pfx = pfx;
        this.key = key;
        this.certificates = List.copyOf(certificates);
    }

    /// Writes the file's bytes; the key's own certificate comes first in `path`. Wipes nothing: `pin` is lent.
    static Bytes encode(PrivateKey key, List<X509Certificate> path, char[] pin, SecureRandom random) {
        var provider = new BouncyCastleProvider();
        var derivation = new PBKDF2Config.Builder()
                .withIterationCount(ITERATIONS)
                .withPRF(PBKDF2Config.PRF_SHA256)
                .withSaltLength(SALT_LENGTH)
                .build();
        try {
            var id = new DEROctetString(
                    Digest.of(Bytes.of(path.getFirst().getPublicKey().getEncoded()))
                            .bytes()
                            .slice(0, 20)
                            .toArray());
            var encryptor = new JcePKCSPBEOutputEncryptorBuilder(derivation, NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(provider)
                    .setRandom(random)
                    .build(pin);
            var file = new PKCS12PfxPduBuilder();
            for (var i = 0; i < path.size(); i++) {
                var bag = new JcaPKCS12SafeBagBuilder(path.get(i));
                if (i == 0) {
                    bag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
                }
                file.addData(bag.build());
            }
            file.addData(new JcaPKCS12SafeBagBuilder(key, encryptor)
                    .addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString("obreia"))
                    .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id)
                    .build());
            var mac = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                    .setProvider(provider)
                    .setIterationCount(ITERATIONS);
            return Bytes.of(file.build(mac, pin).getEncoded(ASN1Encoding.DER));
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new IllegalStateException("a practice card could not be encoded", e);
        }
    }

    /// Reads what [#encode] writes, and nothing else.
    static PracticePfx decode(Bytes file) throws MalformedException {
        if (file.length() > MAX_SIZE) {
            throw new MalformedException(
                    "practice card has " + file.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var der = Der.parse("practice card", file);
        try {
            var pfx = new PKCS12PfxPdu(Pfx.getInstance(der));
            var keys = new ArrayList<PKCS8EncryptedPrivateKeyInfo>();
            var certificates = new ArrayList<X509Certificate>();
            for (var part : pfx.getContentInfos()) {
                if (!part.getContentType().equals(PKCSObjectIdentifiers.data)) {
                    throw new MalformedException("practice card holds more than its key under the PIN");
                }
                for (var bag : new PKCS12SafeBagFactory(part).getSafeBags()) {
                    switch (bag.getBagValue()) {
                        case PKCS8EncryptedPrivateKeyInfo key -> keys.add(key);
                        case X509CertificateHolder holder ->
                            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                        default -> throw new MalformedException("practice card holds what is no key or certificate");
                    }
                }
            }
            if (keys.size() != 1 || certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
                throw new MalformedException("practice card has " + keys.size() + " keys and " + certificates.size()
                        + " certificates, one and 1 to " + MAX_CERTIFICATES + " are accepted");
            }
            checkWork(pfx, keys.getFirst().toASN1Structure());
            return new PracticePfx(pfx, keys.getFirst(), certificates);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new MalformedException("file is not a practice card", e);
        }
    }

    /// A file may ask for any number of rounds; a hostile one would keep the machine busy for days.
    private static void checkWork(PKCS12PfxPdu pfx, EncryptedPrivateKeyInfo key) throws MalformedException {
        var parameters =
                PBES2Parameters.getInstance(key.getEncryptionAlgorithm().getParameters());
        var derivation =
                PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        var mac = pfx.toASN1Structure().getMacData();
        if (mac == null
                || mac.getIterationCount().compareTo(MAX_ITERATIONS) > 0
                || derivation.getIterationCount().compareTo(MAX_ITERATIONS) > 0) {
            throw new MalformedException(
                    "practice card has no MAC, or its PIN takes over " + MAX_ITERATIONS + " rounds");
        }
    }

    /// The certificates, that of the key first. They are read without the PIN and so are claimed until it was given.
    List<X509Certificate> certificates() {
        return certificates;
    }

    /// The private key, or empty when the PIN is not the right one (or the key's own bytes are damaged: nobody can
    /// tell one from the other).
    ///
    /// @throws MalformedException the PIN is right and the rest of the file is damaged
    Optional<PrivateKey> unlock(char[] pin) throws MalformedException {
        var provider = new BouncyCastleProvider();
        PrivateKey unlocked;
        try {
            var decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                    .setProvider(provider)
                    .build(pin);
            unlocked =
                    new JcaPEMKeyConverter().setProvider(provider).getPrivateKey(key.decryptPrivateKeyInfo(decryptor));
        } catch (IOException | PKCSException | RuntimeException e) {
            return Optional.empty();
        }
        try {
            if (pfx.isMacValid(new JcePKCS12MacCalculatorBuilderProvider().setProvider(provider), pin)) {
                return Optional.of(unlocked);
            }
        } catch (PKCSException | RuntimeException e) {
            throw new MalformedException("practice card is damaged: its MAC cannot be checked", e);
        }
        throw new MalformedException("practice card is damaged: its PIN is right and its MAC is not");
    }
}
