package obreia.desktop.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.TrustAnchors;

/// On which authority somebody's newest statement stands, who was verified before: authorities are taken out too.
public final class Standing {
    private final PathValidator paths;

    /// @param anchors those that are believed now
    public Standing(TrustAnchors anchors) {
        // Whether a card was revoked is asked when something new of it is verified.
        this.paths = new PathValidator(anchors, RevocationChecker.none());
    }

    /// The authority to which the card led when it signed the statement.
    ///
    /// @param now no statement is looked at as of a later time
    /// @throws VerificationException it leads to none that is believed now, or as another person's card
    public X509Certificate anchor(KnownPerson known, SignedStatement newest, Instant now) throws VerificationException {
        var issued = newest.statement().issued();
        try {
            var path = paths.validate(newest.signer().x509(), newest.others(), issued.isBefore(now) ? issued : now);
            if (!path.person().equals(known.person())) {
                throw new VerificationException(
                        "it leads to the identity scheme " + path.scheme() + ", where it is another person's");
            }
            return path.path().getLast();
        } catch (VerificationException e) {
            throw new VerificationException(
                    "no authority that this profile believes vouches for the card of " + known.name() + " any more: "
                            + e.getMessage(),
                    e);
        }
    }
}
