package obreia.desktop.card.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import obreia.desktop.card.Pin;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.CardCertificate;

/// A local authority that issues practice cards: `ca.pem`, its certificate for everyone, and `ca.p12`, its key.
///
/// The key's file has a password that is no secret, so that nothing is asked; that only its owner may read the file
/// (0600) is what guards it.
public final class PracticeCa {
    public static final String CERTIFICATE_FILE = "ca.pem";
    public static final int MAX_NAME = 64;

    private static final String KEY_FILE = "ca.p12";
    private static final String OPEN_PASSWORD = "practice";
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration CARD_LIFE = Duration.ofDays(1825);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private PracticeCa(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// Makes an authority in the folder `home`, or leaves the one that is there as it is and says false.
    public static boolean create(Path home, Instant now, SecureRandom random) throws IOException, MalformedException {
        var pem = home.resolve(CERTIFICATE_FILE);
        var keyFile = home.resolve(KEY_FILE);
        if (Files.exists(keyFile)) {
            var kept = open(home);
            if (!Files.exists(pem)) {
                PracticeFile.create(pem, pem(kept.certificate), false); // the first run was cut short
            }
            return false;
        }
        if (Files.exists(pem)) {
            throw new IOException(pem + " is there, but its key " + keyFile
                    + " is not; move it away to make a new authority, whose cards are other people's cards");
        }
        var pair = PracticeKey.P256.generate(random);
        var certificate = PracticeCertificates.authority(
                pair, "Obreia practice CA " + hex(4, random), now, now.plus(CA_LIFE), random);
        var pfx = PracticePfx.encode(pair.getPrivate(), List.of(certificate), OPEN_PASSWORD.toCharArray(), random);
        PracticeFile.create(keyFile, pfx, true);
        PracticeFile.create(pem, pem(certificate), false);
        return true;
    }

    /// Opens the authority in the folder `home`.
    public static PracticeCa open(Path home) throws IOException, MalformedException {
        var file = home.resolve(KEY_FILE);
        if (!Files.exists(file)) {
            throw new IOException(
                    "there is no practice CA in " + home + "; `practice ca --home " + home + "` makes one");
        }
        var pfx = PracticePfx.decode(PracticeFile.read(file, PracticePfx.MAX_SIZE));
        var key = pfx.unlock(OPEN_PASSWORD.toCharArray())
                .orElseThrow(() -> new MalformedException(file + " is not a practice CA's key"));
        return new PracticeCa(key, pfx.certificates().getFirst());
    }

    /// The certificate that an administrator, and each person, takes as an anchor to practise with.
    public X509Certificate certificate() {
        return certificate;
    }

    /// Issues a card to a new file `out`, which must not be there yet, and gives its certificate. The person is new
    /// each time: the subject's serialNumber is drawn at random. `pin` stays the caller's.
    ///
    /// @param name the holder's name, 1 to [#MAX_NAME] characters, all of them visible
    public X509Certificate issue(Path out, String name, PracticeKey kind, Pin pin, Instant now, SecureRandom random)
            throws IOException, MalformedException {
        var holder = Text.visible("the card's name", name.strip(), 1, MAX_NAME);
        return issue(
                out, new PracticeCertificates.Holder(holder, "PRACTICE-" + hex(8, random)), kind, pin, now, random);
    }

    /// Issues another card, with another key, to the person of one that this authority issued before: as [#issue] does,
    /// with the name and the serialNumber that are on that card.
    public X509Certificate renew(
            Path out, CardCertificate before, PracticeKey kind, Pin pin, Instant now, SecureRandom random)
            throws IOException, MalformedException {
        var person = before.serialNumber()
                .filter(number -> number.startsWith("PRACTICE-"))
                .orElseThrow(() -> new MalformedException("the card is no practice card, and cannot be renewed"));
        return issue(out, new PracticeCertificates.Holder(before.commonName(), person), kind, pin, now, random);
    }

    private X509Certificate issue(
            Path out, PracticeCertificates.Holder holder, PracticeKey kind, Pin pin, Instant now, SecureRandom random)
            throws IOException, MalformedException {
        PracticePin.check(pin);
        var pair = kind.generate(random);
        var end = now.plus(CARD_LIFE);
        var issued = PracticeCertificates.card(
                new PracticeCertificates.Issuer(key, certificate),
                pair.getPublic(),
                holder,
                now,
                end.isAfter(certificate.getNotAfter().toInstant())
                        ? certificate.getNotAfter().toInstant()
                        : end,
                random);
        var pfx = pin.<Bytes, RuntimeException>lend(
                characters -> PracticePfx.encode(pair.getPrivate(), List.of(issued, certificate), characters, random));
        PracticeFile.create(out, pfx, true);
        return issued;
    }

    private static String hex(int bytes, SecureRandom random) {
        return Bytes.random(bytes, random).hex().toUpperCase(Locale.ROOT);
    }

    private static Bytes pem(X509Certificate certificate) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(PracticeCertificates.der(certificate).toArray());
        return Bytes.utf8("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
}
