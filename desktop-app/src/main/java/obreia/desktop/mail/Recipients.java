package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.RepositoryClient;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Addressee;
import obreia.protocol.message.BoxKeyNumber;
import obreia.protocol.sealing.Recipient;

/// The people to whom a letter or receipt is sealed: freshly looked up where the repository can be reached, else as
/// they are kept.
final class Recipients {
    private final Account account;
    private final Optional<RepositoryClient> line;

    Recipients(Account account, Optional<RepositoryClient> line) {
        this.account = account;
        this.line = line;
    }

    /// Who is behind a mailbox.
    ///
    /// @throws MalformedException    nobody, or nobody known here while the repository cannot be reached
    /// @throws VerificationException what the repository says of them is not true
    Correspondent correspondent(MailboxId mailbox) throws IOException, MalformedException, VerificationException {
        if (line.isEmpty()) {
            return account.people()
                    .known(mailbox, account.now())
                    .orElseThrow(() -> new MalformedException(
                            "mailbox " + mailbox + " is not known here yet, and the repository cannot be reached"));
        }
        return switch (account.people().lookup(line.get(), mailbox, account.now())) {
            case Answer.Granted<Correspondent>(var correspondent) -> correspondent;
            case Answer.Refused<Correspondent>(var refusal) ->
                throw new MalformedException("mailbox " + mailbox + ": " + refusal.message());
        };
    }

    /// How a letter names somebody: the statement and box keys that were the newest known at signing.
    static Addressee addressee(Correspondent person, Instant now) throws MalformedException {
        var boxKeys = person.boxKeysAt(now);
        if (boxKeys.isEmpty()) {
            throw new MalformedException(person.name() + " has no device that can open a letter yet");
        }
        return new Addressee(
                person.mailbox(),
                person.statement().digest(),
                boxKeys.stream()
                        .map(key -> new BoxKeyNumber(key.device(), key.number()))
                        .toList());
    }

    /// Every box key of these people's devices, each once.
    static List<Recipient> boxKeys(List<Correspondent> people, Instant now) throws MalformedException {
        var keys = new LinkedHashSet<String>();
        for (var person : people) {
            person.boxKeysAt(now).forEach(key -> keys.add(key.recipient()));
        }
        var recipients = new ArrayList<Recipient>();
        for (var key : keys) {
            recipients.add(Recipient.parse(key));
        }
        return recipients;
    }
}
