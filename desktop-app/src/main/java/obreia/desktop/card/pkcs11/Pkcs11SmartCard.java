package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
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
import org.jspecify.annotations.Nullable;

/// A card behind a PKCS#11 module.
///
/// Before each PIN it looks whether the card is there, the same, and not blocked; it finds a card that was taken out
/// and put back, into whatever slot. Each signature is one login with one PIN, checked in software at once. The
/// prompt is called on the card thread.
final class Pkcs11SmartCard implements SmartCard {
    private static final String PIN_NAME = "PIN of the card";

    private final CardThread thread;
    private final TokenReader reader;
    private final String module;
    private final TokenCertificate chosen;
    private final CardCertificate certificate;
    private final List<X509Certificate> path;
    /// Shrinks when the card refuses a mechanism that its driver names.
    private volatile List<SignatureAlgorithm> algorithms;

    /// Of the card thread alone; null when the next signature needs a new one.
    private @Nullable TokenSession session;

    private Pkcs11SmartCard(
            CardThread thread,
            TokenReader reader,
            String module,
            TokenCertificate chosen,
            List<X509Certificate> path,
            TokenSession session)
            throws MalformedException {
        this.thread = thread;
        this.reader = reader;
        this.module = module;
        this.chosen = chosen;
        this.certificate = CardCertificate.of(chosen.x509());
        this.path = path;
        this.session = session;
        this.algorithms = SignatureAlgorithm.preferred(chosen.x509().getPublicKey()).stream()
                .filter(session::can)
                .toList();
        if (algorithms.isEmpty()) {
            throw new MalformedException("the card's driver offers no way to sign that is used here");
        }
    }

    /// Finds and reads the card; called on the card thread.
    static Pkcs11SmartCard open(Pkcs11Uri uri, CardThread thread) throws IOException, MalformedException {
        var reader = TokenReader.of(uri);
        var token = reader.token();
        var certificates = reader.certificates(token);
        var chosen = TokenCertificate.choose(certificates, uri);
        var session = TokenSession.open(uri.module(), token.slot());
        return new Pkcs11SmartCard(thread, reader, uri.module(), chosen, chosen.path(certificates), session);
    }

    @Override
    public CardCertificate certificate() {
        return certificate;
    }

    @Override
    public List<X509Certificate> path() {
        return path;
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public SigningOutcome sign(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
        if (!algorithms.contains(algorithm)) {
            return new SigningOutcome.Unsupported("this card does not sign with " + algorithm);
        }
        return thread.run(RuntimeException.class, () -> ask(algorithm, toBeSigned, request, prompt));
    }

    private SigningOutcome ask(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
        Token token;
        try {
            token = reader.tokenWith(chosen);
        } catch (IOException | MalformedException e) {
            session = null;
            return missing(e);
        }
        if (token.wantsLogin() && token.isLocked()) {
            return new SigningOutcome.Blocked(CardState.PIN_LOCKED.nextStep());
        }
        if (token.wantsLogin() && !token.isActivated()) {
            return new SigningOutcome.NotActivated(CardState.NOT_ACTIVATED.nextStep());
        }
        var question = question(token, request);
        if (question.way() != PinWay.TYPED_HERE) {
            // A driver that waits for the reader's keys cannot be called off from here, only with its process.
            return prompt.announce(question, () -> {})
                    ? attempt(token, algorithm, toBeSigned, Optional.empty())
                    : new SigningOutcome.Cancelled();
        }
        var typed = prompt.ask(question);
        if (typed.isEmpty()) {
            return new SigningOutcome.Cancelled();
        }
        try (var pin = typed.get()) {
            // SunPKCS11 cuts every character to one byte: such a PIN would be a wrong one, and counted.
            if (!pin.<Boolean, RuntimeException>lend(Pkcs11SmartCard::isAscii)) {
                return new SigningOutcome.Unsupported("the card's driver takes no PIN with letters beyond ASCII");
            }
            return pin.length() >= question.minLength() && pin.length() <= question.maxLength()
                    ? attempt(token, algorithm, toBeSigned, Optional.of(pin))
                    : new SigningOutcome.WrongPin(question.triesLeft());
        }
    }

    private SigningOutcome attempt(Token token, SignatureAlgorithm algorithm, Bytes toBeSigned, Optional<Pin> pin) {
        try {
            var open = session;
            if (open == null || open.slot() != token.slot()) {
                open = TokenSession.open(module, token.slot());
                session = open;
            }
            var signature = open.sign(algorithm, chosen.x509(), toBeSigned, pin);
            return algorithm.verifies(chosen.x509().getPublicKey(), toBeSigned, signature)
                    ? new SigningOutcome.Signed(signature)
                    : new SigningOutcome.Failed("the card's signature does not fit its certificate");
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            return failed(e, algorithm);
        }
    }

    private SigningOutcome failed(Exception failure, SignatureAlgorithm algorithm) {
        var fault = CardFault.of(failure);
        if (fault != CardFault.WRONG_PIN) {
            session = null; // what it holds may be dead; the next signature starts anew
        }
        Token token;
        try {
            token = reader.tokenWith(chosen);
        } catch (IOException | MalformedException e) {
            // Whatever the driver called it: some call a missing card a locked PIN.
            return missing(e);
        }
        return switch (fault) {
            case WRONG_PIN ->
                token.isLocked()
                        ? new SigningOutcome.Blocked(CardState.PIN_LOCKED.nextStep())
                        : new SigningOutcome.WrongPin(tries(token));
            case LOCKED -> new SigningOutcome.Blocked(CardState.PIN_LOCKED.nextStep());
            case NOT_ACTIVATED -> new SigningOutcome.NotActivated(CardState.NOT_ACTIVATED.nextStep());
            case CANCELLED -> new SigningOutcome.Cancelled();
            case GONE ->
                new SigningOutcome.CardMissing(
                        CardState.CARD_REMOVED, "the card was taken out, or another program took it over");
            case NOT_OF_THIS_DRIVER ->
                new SigningOutcome.CardMissing(
                        CardState.UNKNOWN_CARD, "the card in the reader is not one of this driver");
            case NOT_LOGGED_IN ->
                new SigningOutcome.Unsupported(
                        "another program logged the card out, or its key wants the PIN in a way not supported here");
            case CANNOT_SIGN_SO ->
                new SigningOutcome.Unsupported("this card cannot sign with " + algorithm + ": "
                        + CardFault.code(failure).orElse(String.valueOf(failure.getMessage())));
            case DRIVER_FAILED ->
                new SigningOutcome.Failed("the card's software failed: "
                        + CardFault.code(failure).orElse(String.valueOf(failure.getMessage())));
        };
    }

    private PinQuestion question(Token token, PinRequest request) {
        var way = token.wantsLogin() ? PinWay.TYPED_HERE : PinWay.IN_ANOTHER_WINDOW;
        if (token.wantsLogin() && token.hasPinPad()) {
            way = PinWay.ON_THE_READER;
        }
        var min = Math.clamp(token.minPinLength(), 1, Pin.MAX_LENGTH);
        return new PinQuestion(
                request,
                certificate.commonName(),
                PIN_NAME,
                min,
                Math.clamp(token.maxPinLength(), min, Pin.MAX_LENGTH),
                tries(token),
                way);
    }

    private static SigningOutcome missing(Exception failure) {
        var state = failure instanceof CardMissingException missing ? missing.state() : CardState.CARD_REMOVED;
        return new SigningOutcome.CardMissing(state, String.valueOf(failure.getMessage()));
    }

    /// PKCS#11 tells of the last try and of fewer than all, never how many.
    private static Tries tries(Token token) {
        if (token.isLastTry()) {
            return new Tries.Exactly(1);
        }
        return token.isCountLow() ? new Tries.Few() : new Tries.Unknown();
    }

    private static boolean isAscii(char[] characters) {
        for (var character : characters) {
            if (character > '~') {
                return false;
            }
        }
        return true;
    }

    /// The session dies with the provider; each signature has logged out already.
    @Override
    public void close() {
        thread.run(RuntimeException.class, () -> {
            session = null;
            return true;
        });
    }
}
