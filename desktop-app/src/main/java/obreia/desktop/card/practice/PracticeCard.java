package obreia.desktop.card.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.Tries;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// A card in a PKCS#12 file, which asks for its PIN at every signature and blocks after three wrong ones.
///
/// The tries survive a restart ([TryCounter]). Somebody who has the file and writes a program is not held up by them:
/// a practice card teaches, it does not protect. It keeps neither PIN nor key between two signatures.
public final class PracticeCard implements SmartCard {
    private static final String PIN_NAME = "Practice PIN";
    private static final String UNBLOCK = "A practice card stays blocked: make another one.";

    private final Path file;
    private final PracticePfx pfx;
    private final CardCertificate certificate;
    private final List<SignatureAlgorithm> algorithms;
    private final TryCounter counter;
    private final SecureRandom random;

    private PracticeCard(Path file, PracticePfx pfx, CardCertificate certificate, SecureRandom random)
            throws MalformedException {
        this.file = file;
        this.pfx = pfx;
        this.certificate = certificate;
        this.algorithms = SignatureAlgorithm.preferred(certificate.x509().getPublicKey());
        this.counter = new TryCounter(file);
        this.random = random;
        if (algorithms.isEmpty()) {
            throw new MalformedException("practice card has a key that cannot sign here");
        }
    }

    /// Opens the card in `file`; no PIN is asked. IOException means that the file cannot be read.
    public static PracticeCard open(Path file, SecureRandom random) throws IOException, MalformedException {
        if (!Files.exists(file)) {
            throw new CardMissingException(CardState.NO_CARD, "the practice card's file " + file + " is not there");
        }
        var pfx = PracticePfx.decode(PracticeFile.read(file, PracticePfx.MAX_SIZE));
        // One file has one counter, by whatever name it is opened.
        return new PracticeCard(
                file.toRealPath(), pfx, CardCertificate.of(pfx.certificates().getFirst()), random);
    }

    @Override
    public CardCertificate certificate() {
        return certificate;
    }

    @Override
    public List<X509Certificate> path() {
        return pfx.certificates().subList(1, pfx.certificates().size());
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public SigningOutcome sign(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
        if (!algorithms.contains(algorithm)) {
            return new SigningOutcome.Unsupported("this card's key does not sign with " + algorithm);
        }
        if (!Files.exists(file)) {
            return new SigningOutcome.CardMissing(
                    CardState.CARD_REMOVED, "the practice card's file " + file + " is gone");
        }
        try {
            var tries = counter.left();
            if (tries == 0) {
                return new SigningOutcome.Blocked(UNBLOCK);
            }
            var typed = prompt.ask(question(request, tries));
            if (typed.isEmpty()) {
                return new SigningOutcome.Cancelled();
            }
            try (var pin = typed.get()) {
                return PracticePin.possible(pin)
                        ? attempt(algorithm, toBeSigned, pin)
                        : new SigningOutcome.WrongPin(new Tries.Exactly(tries));
            }
        } catch (IOException e) {
            return new SigningOutcome.Failed("the practice card's tries cannot be counted: " + e.getMessage());
        }
    }

    private SigningOutcome attempt(SignatureAlgorithm algorithm, Bytes toBeSigned, Pin pin) throws IOException {
        try (var attempt = counter.begin()) {
            if (attempt.left() == 0) {
                return new SigningOutcome.Blocked(UNBLOCK);
            }
            attempt.spend();
            Optional<PrivateKey> key;
            try {
                key = pin.lend(pfx::unlock);
            } catch (MalformedException e) {
                attempt.restore(); // damaged, but not by a wrong PIN
                return new SigningOutcome.Failed(String.valueOf(e.getMessage()));
            }
            if (key.isEmpty()) {
                return attempt.left() == 0
                        ? new SigningOutcome.Blocked(UNBLOCK)
                        : new SigningOutcome.WrongPin(new Tries.Exactly(attempt.left()));
            }
            attempt.restore();
            return signed(algorithm, toBeSigned, key.get());
        }
    }

    private SigningOutcome signed(SignatureAlgorithm algorithm, Bytes toBeSigned, PrivateKey key) {
        try {
            var signature = algorithm.signature(new BouncyCastleProvider());
            signature.initSign(key, random);
            signature.update(toBeSigned.buffer());
            var bytes = Bytes.of(signature.sign());
            return algorithm.verifies(certificate.x509().getPublicKey(), toBeSigned, bytes)
                    ? new SigningOutcome.Signed(bytes)
                    : new SigningOutcome.Failed("the card's key and its certificate do not belong together");
        } catch (GeneralSecurityException e) {
            return new SigningOutcome.Failed("the card's key does not sign: " + e.getMessage());
        }
    }

    private PinQuestion question(PinRequest request, int tries) {
        return new PinQuestion(
                request,
                certificate.commonName(),
                PIN_NAME,
                PracticePin.MIN,
                PracticePin.MAX,
                new Tries.Exactly(tries),
                PinWay.TYPED_HERE);
    }

    /// Nothing is held open between two signatures.
    @Override
    public void close() {}
}
