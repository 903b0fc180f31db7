package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Registrar;
import obreia.desktop.repository.Answer;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.RepositoryAddress;

/// One of the two people of the demo: a profile, a practice card, and somebody who types its PIN.
final class DemoPerson implements AutoCloseable {
    static final String PIN = "2468";
    static final String PASSPHRASE = "only for the demo";

    private final Account account;
    private final Path card;

    DemoPerson(Path folder, Path card, X509Certificate authority, Surroundings surroundings)
            throws IOException, MalformedException {
        this.card = card;
        try (var passphrase = Passphrase.take(PASSPHRASE.toCharArray())) {
            var opening = Vault.create(folder, passphrase, surroundings.stretching(), surroundings.random());
            if (!(opening instanceof VaultOpening.Opened(var vault))) {
                throw new IOException("the vault in " + folder + " cannot be made: " + opening);
            }
            this.account = new Account(
                    vault, surroundings.cards(), surroundings.clock(), surroundings.random(), surroundings.patience());
            vault.trust().add(SchemeName.PRACTICE, List.of(authority));
        }
    }

    Account account() {
        return account;
    }

    MailboxId register(RepositoryAddress address) throws IOException, MalformedException, VerificationException {
        var outcome = new Registrar(account).join(address, "practice:" + card, Optional.empty(), pin());
        return switch (outcome) {
            case JoinOutcome.Opened opened -> opened.mailbox();
            case JoinOutcome.Refused(var refusal) -> throw new VerificationException(refusal.message());
            case JoinOutcome.Untrusted(var why) -> throw new VerificationException(why);
            case JoinOutcome.Added _, JoinOutcome.Already _, JoinOutcome.NotSigned _, JoinOutcome.Unfit _ ->
                throw new VerificationException("the mailbox was not opened: " + outcome);
        };
    }

    /// The one member whose card has this name, looked up and verified.
    Correspondent find(String name) throws IOException, VerificationException {
        var people = account.people();
        if (people.list(account.line(), name) instanceof Answer.Granted<List<PersonEntry>>(var listed)
                && listed.size() == 1
                && people.lookup(account.line(), listed.getFirst().mailbox(), account.now())
                        instanceof Answer.Granted<Correspondent>(var person)
                && person.name().equals(name)) {
            return person;
        }
        throw new VerificationException("not exactly one member is called " + name);
    }

    PinPrompt pin() {
        return _ -> {
            try {
                return Optional.of(Pin.take(PIN.toCharArray()));
            } catch (MalformedException e) {
                throw new IllegalStateException("the demo's PIN is a PIN", e);
            }
        };
    }

    @Override
    public void close() throws IOException {
        account.close();
    }
}
