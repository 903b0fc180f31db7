package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.card.SmartCard;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.ValidatedPath;

/// Whether a mailbox can go on with a card: asked before a PIN is.
final class NextCard {
    private final Account account;
    private final SignedStatement newest;
    private final Person person;

    /// @param newest the mailbox's newest statement
    /// @param person whose mailbox it is
    NextCard(Account account, SignedStatement newest, Person person) {
        this.account = account;
        this.newest = newest;
        this.person = person;
    }

    /// Why the next statement of the mailbox cannot be this card's, if it cannot.
    Optional<String> unfit(SmartCard card) throws IOException {
        var certificate = card.certificate();
        ValidatedPath path;
        try {
            path = account.paths().validate(certificate.x509(), card.path(), account.now());
        } catch (VerificationException e) {
            return Optional.of("no authority of this profile vouches for the card: " + e.getMessage());
        }
        if (path.revocation() instanceof RevocationStatus.Revoked(var since, var reason)
                && !since.isAfter(account.now())) {
            return Optional.of("the card was revoked since " + since + ": " + reason);
        }
        if (!path.person().equals(person)) {
            return Optional.of("the card of " + certificate.commonName() + " is another person's than the mailbox: of "
                    + words(path.person()) + ", and the mailbox is of " + words(person)
                    + "; a name alone says nothing, and the same number in another identity scheme is another person");
        }
        if (!certificate.spki().equals(newest.signer().spki())
                && certificate.notBefore().isBefore(newest.signer().notBefore())) {
            return Optional.of("the card is older than the one that the mailbox names: it was replaced");
        }
        return Optional.empty();
    }

    /// The person in words.
    private static String words(Person person) {
        return person.scheme() + " " + person.identifier();
    }
}
