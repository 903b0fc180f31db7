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
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
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
    private final CardThread thread;
    private final TokenReader reader;
    private final Profile profile;
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
            Profile profile,
            String module,
            TokenCertificate chosen,
            List<X509Certificate> path,
            TokenSession session)
            throws MalformedException {
        this.thread = thread;
        this.reader = reader;
        this.profile = profile;
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
    static Pkcs11SmartCard open(Pkcs11Uri uri, Profiles profiles, CardThread thread)
            throws IOException, MalformedException {
        var reader = TokenReader.of(uri);
        var token = reader.token();
        var certificates = reader.certificates(token);
        var chosen = TokenCertificate.choose(certificates, uri);
        var profile = profiles.of(uri.module(), certificates);
        var session = TokenSession.open(uri.module(), token.slot());
        return new Pkcs11SmartCard(thread, reader, profile, uri.module(), chosen, chosen.path(certificates), session);
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
        return thread.run(RuntimeException.class, () -> ask(new Work(algorithm, toBeSigned, request, prompt), false));
    }

    private SigningOutcome ask(Work work, boolean again) {
        Token token;
        try {
            token = reader.tokenWith(chosen);
        } catch (IOException | MalformedException e) {
            session = null;
            return missing(e);
        }
        if (token.refusesEveryPin()) {
            return new SigningOutcome.Blocked(profile.unblock());
        }
        if (token.wantsActivation()) {
            return new SigningOutcome.NotActivated(profile.activate());
        }
        var question = PinRules.of(profile, token).question(work.request(), certificate.commonName());
        if (question.way() != PinWay.TYPED_HERE) {
            // A driver that waits for the reader's keys cannot be called off from here, only with its process.
            return work.prompt().announce(question, () -> {})
                    ? attempt(token, question.way(), work, Optional.empty(), again)
                    : new SigningOutcome.Cancelled();
        }
        var typed = work.prompt().ask(question);
        if (typed.isEmpty()) {
            return new SigningOutcome.Cancelled();
        }
        try (var pin = typed.get()) {
            // SunPKCS11 cuts every character to one byte: such a PIN would be a wrong one, and counted.
            if (!pin.<Boolean, RuntimeException>lend(Pkcs11SmartCard::isAscii)) {
                return new SigningOutcome.Unsupported("the card's driver takes no PIN with letters beyond ASCII");
            }
            return pin.length() >= question.minLength() && pin.length() <= question.maxLength()
                    ? attempt(token, question.way(), work, Optional.of(pin), again)
                    : new SigningOutcome.WrongPin(question.triesLeft());
        }
    }

    private SigningOutcome attempt(Token token, PinWay way, Work work, Optional<Pin> pin, boolean again) {
        try {
            var open = session;
            if (open == null || open.slot() != token.slot()) {
                open = TokenSession.open(module, token.slot());
                session = open;
            }
            var signature = way == PinWay.IN_ANOTHER_WINDOW
                    ? open.sign(work.algorithm(), chosen.x509(), work.toBeSigned())
                    : open.sign(
                            work.algorithm(),
                            chosen.x509(),
                            work.toBeSigned(),
                            pin,
                            () -> reader.wantsPinEachTime(token.slot(), chosen.id()));
            return work.algorithm().verifies(chosen.x509().getPublicKey(), work.toBeSigned(), signature)
                    ? new SigningOutcome.Signed(signature)
                    : new SigningOutcome.Failed("the card's signature does not fit its certificate");
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            return failed(e, token.slot(), work, again);
        }
    }

    /// @param again the person was asked for the PIN anew already
    private SigningOutcome failed(Exception failure, long slot, Work work, boolean again) {
        var fault = CardFault.of(failure);
        if (fault != CardFault.WRONG_PIN) {
            var dead = session;
            session = null; // the next signature starts anew
            // OpenSC 0.23 never returns from a question about a card that went while it worked (its issue 2707).
            if (fault.mayBeRemoval() && reader.leaves(slot)) {
                return new SigningOutcome.CardMissing(
                        CardState.CARD_REMOVED, "the card was taken out before it had signed");
            }
            if (dead != null) {
                dead.logout();
            }
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
                        ? new SigningOutcome.Blocked(profile.unblock())
                        : new SigningOutcome.WrongPin(PinRules.tries(token));
            case LOCKED -> new SigningOutcome.Blocked(profile.unblock());
            case NOT_ACTIVATED -> new SigningOutcome.NotActivated(profile.activate());
            case CANCELLED -> new SigningOutcome.Cancelled();
            case GONE ->
                new SigningOutcome.CardMissing(
                        CardState.CARD_REMOVED, "the card was taken out, or another program took it over");
            case NOT_OF_THIS_DRIVER ->
                new SigningOutcome.CardMissing(
                        CardState.UNKNOWN_CARD, "the card in the reader is not one of this driver");
            case NOT_LOGGED_IN ->
                again
                        ? new SigningOutcome.Unsupported("another program logs the card out each time; end it")
                        : ask(work, true); // the PIN is not kept: a second login needs it from the person
            case KEY_WANTS_ITS_PIN_EACH_TIME ->
                new SigningOutcome.Unsupported("this key is not supported: it wants its PIN again after the login, for"
                        + " each signature (ALWAYS_AUTHENTICATE)");
            case CANNOT_SIGN_SO -> cannot(work.algorithm(), failure);
            case DRIVER_FAILED ->
                new SigningOutcome.Failed("the card's software failed: " + CardFault.describe(failure));
        };
    }

    /// Falls back for the next signature, where the card refuses a mechanism that its driver names.
    private SigningOutcome cannot(SignatureAlgorithm algorithm, Exception failure) {
        var others = algorithms.stream().filter(each -> !each.equals(algorithm)).toList();
        var why = "this card cannot sign with " + algorithm + ": " + CardFault.describe(failure);
        if (failure instanceof MissingKeyException || others.isEmpty()) {
            return new SigningOutcome.Unsupported(why);
        }
        algorithms = others;
        return new SigningOutcome.Unsupported(why + "; the next try is made with " + others.getFirst());
    }

    private static SigningOutcome missing(Exception failure) {
        var why = String.valueOf(failure.getMessage());
        return switch (failure) {
            // It was there before.
            case CardMissingException missing
            when missing.state() == CardState.NO_CARD -> new SigningOutcome.CardMissing(CardState.CARD_REMOVED, why);
            case CardMissingException missing -> new SigningOutcome.CardMissing(missing.state(), why);
            case CryptokiException answer
            when answer.fault() == CardFault.DRIVER_FAILED ->
                new SigningOutcome.CardMissing(CardState.DRIVER_BROKEN, why);
            default -> new SigningOutcome.CardMissing(CardState.CARD_REMOVED, why);
        };
    }

    /// One request for a signature.
    private record Work(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {}

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
