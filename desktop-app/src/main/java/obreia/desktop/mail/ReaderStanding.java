package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;

/// Whether somebody can be written to now: asked before a letter to them is signed.
public final class ReaderStanding {
    private final Account account;

    public ReaderStanding(Account account) {
        this.account = account;
    }

    /// What is known of a reader.
    public sealed interface Found {
        /// An authority that is trusted here vouches for their card.
        record Verified(String name, boolean practice) implements Found {}

        /// Their card is not good any more, or what the repository says of them is not true.
        record Refused(String why) implements Found {}

        /// Known from before; the repository cannot be asked now.
        record NotAsked(String name, boolean practice, String why) implements Found {}
    }

    public Found of(MailboxId mailbox) throws IOException {
        try {
            var line = new Reach(account).line();
            var person = new Recipients(account, line.connected()).correspondent(mailbox);
            var against = new Standing(account)
                    .against(
                            person.statement().signer().x509(),
                            person.statement().others());
            if (against.isPresent()) {
                return new Found.Refused(against.get());
            }
            var practice = person.known().person().scheme().equals(SchemeName.PRACTICE);
            return line.connected().isPresent()
                    ? new Found.Verified(person.name(), practice)
                    : new Found.NotAsked(person.name(), practice, line.why());
        } catch (MalformedException | VerificationException e) {
            return new Found.Refused(Optional.ofNullable(e.getMessage()).orElse("they cannot be verified"));
        }
    }
}
