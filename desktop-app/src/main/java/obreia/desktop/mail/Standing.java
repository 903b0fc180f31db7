package obreia.desktop.mail;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.SmartCard;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.PathException;
import obreia.protocol.identity.RevocationStatus;

/// How cards stand now: whether an authority that is trusted here still vouches for them.
final class Standing {
    private final Account account;

    Standing(Account account) {
        this.account = account;
    }

    /// Why nobody would believe what this card signs now; empty if nothing is known against it.
    Optional<String> against(X509Certificate card, List<X509Certificate> others) throws IOException {
        try {
            var now = account.now();
            var path = account.paths().validate(card, others, now);
            return path.revocation() instanceof RevocationStatus.Revoked(var since, var reason) && !since.isAfter(now)
                    ? Optional.of("revoked since " + Text.format(since) + ": " + reason)
                    : Optional.empty();
        } catch (VerificationException e) {
            return Optional.of(words(e));
        }
    }

    /// What goes along with what this card signs: the certificates between it and an authority that is
    /// trusted here, also where the card does not hold them all.
    List<X509Certificate> path(SmartCard card) throws IOException {
        try {
            var path = account.paths()
                    .validate(card.certificate().x509(), card.path(), account.now())
                    .path();
            return path.subList(1, path.size() - 1);
        } catch (VerificationException _) {
            return card.path(); // said where it matters
        }
    }

    static String words(VerificationException e) {
        var code = e instanceof PathException path ? Optional.of(path.fault().code()) : Optional.<String>empty();
        return Checks.word(code, String.valueOf(e.getMessage()));
    }
}
