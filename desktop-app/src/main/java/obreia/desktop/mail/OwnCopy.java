package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.vault.KeptStatement;
import obreia.desktop.vault.Opened;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.sealing.Opener;

/// Opens the copy of a letter that another device of this mailbox sent.
final class OwnCopy {
    private final Account account;

    OwnCopy(Account account) {
        this.account = account;
    }

    /// Empty if it does not open here, is another message, or is not signed by this mailbox's card.
    Optional<Opened> open(Digest message, Envelope envelope) throws IOException {
        try (var keys = account.vault().boxKeys().open()) {
            var cms = Opener.open(envelope, keys.keys());
            var opened = OpenedMessage.of(cms);
            var signer = CardCertificate.of(opened.signer()).digest();
            var own = account.vault().people().statements(account.member().mailbox()).stream()
                    .anyMatch(statement -> signedBy(statement, signer));
            if (!opened.digest().equals(message) || !own) {
                return Optional.empty();
            }
            var content = opened.content();
            return Optional.of(new Opened(cms, content.headers().subject(), content.text(), "[]"));
        } catch (MalformedException | VerificationException e) {
            return Optional.empty();
        }
    }

    private static boolean signedBy(KeptStatement statement, Digest card) {
        try {
            return SignedStatement.verify(statement.cms()).statement().card().equals(card);
        } catch (MalformedException | VerificationException e) {
            return false;
        }
    }
}
