package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.pcsc.Readers;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Finds the token that an address names and reads its certificates, whatever slot it is in now. No PIN.
final class TokenReader {
    /// Services look whether a card is there two or three times a second. Nanoseconds.
    private static final long NOTICED_AFTER = 1_500_000_000;

    private static final long LOOK_EVERY = 50_000_000;

    private final Pkcs11Uri uri;
    private final Cryptoki cryptoki;
    /// Whether the token was there before.
    private boolean seen;

    private TokenReader(Pkcs11Uri uri, Cryptoki cryptoki) {
        this.uri = uri;
        this.cryptoki = cryptoki;
    }

    static TokenReader of(Pkcs11Uri uri) throws IOException {
        return new TokenReader(uri, Cryptoki.load(uri.module()));
    }

    /// The token; IOException when it is not there, or when the driver does not answer.
    Token token() throws IOException, MalformedException {
        var tokens = cryptoki.tokens().stream().filter(uri::names).toList();
        if (tokens.isEmpty()) {
            throw new CardMissingException(
                    absence(), "the card " + uri.describe() + " is not in any reader of " + uri.module());
        }
        if (tokens.size() > 1) {
            throw new MalformedException(
                    tokens.size() + " cards are called " + uri.describe() + "; add serial= to the card's address");
        }
        seen = true;
        return tokens.getFirst();
    }

    /// Why no token is the one: another is there, or none; or the driver shows no reader at all. One that has shown the
    /// token since it was loaded needs no service that does not answer: some show a slot only with a token in it.
    private CardState absence() throws IOException {
        if (cryptoki.tokens().stream().anyMatch(token -> !token.isBlank())) {
            return CardState.OTHER_CARD;
        }
        if (cryptoki.slots() > 0) {
            return CardState.NO_CARD;
        }
        var readers = Readers.now();
        return seen && readers.fault().isPresent() ? CardState.NO_CARD : readers.state();
    }

    /// Whether the key of this CKA_ID wants its PIN again for each signature; asked during a login.
    boolean wantsPinEachTime(long slot, Bytes id) throws IOException {
        return cryptoki.wantsPinEachTime(slot, id);
    }

    /// Whether the token leaves its slot soon, or has left it: the reader may notice later than who talks to the card.
    boolean leaves(long slot) {
        for (var left = NOTICED_AFTER; left > 0 && cryptoki.isPresent(slot); left -= LOOK_EVERY) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return !cryptoki.isPresent(slot);
    }

    List<TokenCertificate> certificates(Token token) throws IOException {
        return cryptoki.certificates(token);
    }

    /// The token, after it was shown to carry this certificate still.
    Token tokenWith(TokenCertificate certificate) throws IOException, MalformedException {
        var token = token();
        if (!certificates(token).contains(certificate)) {
            throw new CardMissingException(
                    CardState.OTHER_CARD, "another card is in the reader: it does not carry the certificate of before");
        }
        return token;
    }
}
