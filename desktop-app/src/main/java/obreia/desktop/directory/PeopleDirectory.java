package obreia.desktop.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.LoggedStatement;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.repository.StatementPage;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.timeline.VerifiedOnce;
import obreia.desktop.vault.KeptLogs;
import obreia.desktop.vault.KeptStatement;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.AcceptedStatement;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.StatementChain;
import obreia.protocol.log.LogKind;
import obreia.protocol.message.Directory;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.Response;

/// The members whom this client knows, each followed from their first statement and kept in the vault.
///
/// Nothing a repository says of a person is believed: every statement is checked against the one before it, against the
/// anchors of this profile, and against the directory's log, which is followed whole: none can be kept from us unseen.
public final class PeopleDirectory implements Directory {
    private static final int PAGE = 100;

    private final Vault vault;
    private final RepositoryLogs logs;
    private final Origin origin;
    private final PathValidator paths;
    private final VerifiedOnce<SignedStatement> kept;

    public PeopleDirectory(Vault vault, RepositoryLogs logs, PathValidator paths, VerifiedOnce<SignedStatement> kept) {
        this.vault = vault;
        this.logs = logs;
        this.origin = logs.origin();
        this.paths = paths;
        this.kept = kept;
    }

    /// Asks for what is new of a mailbox, checks and keeps it.
    ///
    /// @throws VerificationException a statement does not follow, is not the directory's, or not its newest, a card
    ///     leads to no anchor, or to none that is believed any more, or a box key is older than one seen before
    public Answer<Correspondent> lookup(RepositoryClient line, MailboxId mailbox, Instant now)
            throws IOException, VerificationException {
        var newest = vault.people().find(mailbox);
        var before = shown();
        while (true) {
            var answer = line.lookup(mailbox, newest.map(KnownPerson::version).orElse(0L));
            switch (answer) {
                case Answer.Refused<StatementPage>(var refusal) -> {
                    return new Answer.Refused<>(refusal);
                }
                case Answer.Granted<StatementPage>(var page) -> {
                    for (var logged : page.statements()) {
                        newest = Optional.of(accept(newest, logged, now));
                    }
                    if (newest.isEmpty() || (page.more() && page.statements().isEmpty())) {
                        throw new VerificationException("the repository gave no statement of mailbox " + mailbox);
                    }
                    if (!page.more()) {
                        new LoggedStatements(vault, logs).newest(newest.get());
                        requireStanding(newest.get(), now);
                        var found = withBoxKeys(newest.get(), page.boxKeys());
                        if (before.isPresent()) {
                            vault.logs().putLookup(mailbox, before.get());
                        }
                        return new Answer.Granted<>(found);
                    }
                }
            }
        }
    }

    /// The newest checkpoints, seen before somebody is asked for: what is served then is no older than they are.
    private Optional<KeptLogs.Lookup> shown() throws IOException {
        var directory = logs.newest(LogKind.DIRECTORY);
        var messages = logs.newest(LogKind.MESSAGES);
        return directory.isPresent() && messages.isPresent()
                ? Optional.of(new KeptLogs.Lookup(directory.get(), messages.get()))
                : Optional.empty();
    }

    /// What is kept of a member, for when the repository cannot be asked.
    ///
    /// @throws VerificationException nobody who is believed vouches for their card any more
    public Optional<Correspondent> known(MailboxId mailbox, Instant now) throws IOException, VerificationException {
        var known = vault.people().find(mailbox);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        requireStanding(known.get(), now);
        var newest = newestStatement(known.get());
        var boxKeys = vault.people().boxKeys(mailbox).stream()
                .filter(key -> newest.statement().device(key.device()).isPresent())
                .toList();
        return Optional.of(new Correspondent(known.get(), newest, boxKeys));
    }

    /// All members whose card's name begins so, as the repository lists them: claimed.
    public Answer<List<PersonEntry>> list(RepositoryClient line, String prefix)
            throws IOException, VerificationException {
        var found = new ArrayList<PersonEntry>();
        Optional<String> cursor = Optional.empty();
        do {
            switch (line.people(prefix, cursor, PAGE)) {
                case Answer.Refused<Response.People>(var refusal) -> {
                    return new Answer.Refused<>(refusal);
                }
                case Answer.Granted<Response.People>(var page) -> {
                    found.addAll(page.people());
                    cursor = page.cursor();
                }
            }
        } while (cursor.isPresent());
        return new Answer.Granted<>(found);
    }

    /// True of two spellings of one name: case and the way accents are encoded make no difference.
    public static boolean sameName(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /// The person confirmed that a new card, for which no old device vouches, is this person's.
    public void confirm(KnownPerson known) throws IOException {
        var newest = vault.people().statements(known.mailbox()).getLast();
        vault.people().put(known.withConfirmed(), newest);
    }

    @Override
    public Optional<SignedStatement> inForce(MailboxId mailbox, long leaf) {
        try {
            if (new LoggedStatements(vault, logs).hasNewer(mailbox)) {
                return Optional.empty(); // it may have been in force at the leaf, and say that the card is lost
            }
            var statement = vault.people().statementBefore(mailbox, leaf);
            return statement.isEmpty() ? Optional.empty() : Optional.of(verified(statement.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnownPerson accept(Optional<KnownPerson> before, LoggedStatement logged, Instant now)
            throws IOException, VerificationException {
        var signed = logged.signed();
        var statement = signed.statement();
        if (!statement.origin().equals(origin)) {
            throw new VerificationException("the statement is of the origin " + statement.origin());
        }
        // A card may have expired since; what counts is that it was valid when it made the statement.
        var at = statement.issued().isBefore(now) ? statement.issued() : now;
        AcceptedStatement accepted;
        if (before.isEmpty()) {
            accepted = StatementChain.first(signed, paths, at);
        } else {
            accepted = StatementChain.next(
                    newestStatement(before.get()), before.get().person(), signed, paths, at);
        }
        new LoggedStatements(vault, logs).check(logged, now);
        var confirmed = accepted.continuation() != Continuation.NEW_CARD_UNENDORSED
                && before.map(KnownPerson::confirmed).orElse(true);
        var known = new KnownPerson(
                statement.mailbox(),
                accepted.person(),
                signed.signer().commonName(),
                statement.alias(),
                statement.version(),
                confirmed);
        vault.people()
                .put(
                        known,
                        new KeptStatement(
                                statement.mailbox(),
                                statement.version(),
                                signed.digest(),
                                signed.cms(),
                                OptionalLong.of(logged.leaf())));
        return known;
    }

    private Correspondent withBoxKeys(KnownPerson known, List<BoxKeyCertificate> boxKeys)
            throws IOException, VerificationException {
        var newest = newestStatement(known);
        for (var boxKey : boxKeys) {
            var device = newest.statement().device(boxKey.device());
            if (device.isEmpty()) {
                throw new VerificationException("a box key is of a device that statement " + known.version() + " of "
                        + known.name() + " does not list");
            }
            boxKey.verify(origin, known.mailbox(), device.get());
            var seen = vault.people().boxKeyNumber(known.mailbox(), boxKey.device());
            if (seen.isPresent() && boxKey.number() < seen.getAsLong()) {
                throw new VerificationException("the repository serves box key " + boxKey.number() + " of "
                        + known.name() + ", and number " + seen.getAsLong() + " was seen before");
            }
            vault.people().sawBoxKey(known.mailbox(), boxKey);
        }
        return new Correspondent(known, newest, boxKeys);
    }

    /// Authorities are taken out, too: who was verified under one of them is not for ever.
    private void requireStanding(KnownPerson known, Instant now) throws IOException, VerificationException {
        var _ = new Standing(vault.trust().anchors()).anchor(known, newestStatement(known), now);
    }

    private SignedStatement newestStatement(KnownPerson known) throws IOException {
        return verified(vault.people().statements(known.mailbox()).getLast());
    }

    private SignedStatement verified(KeptStatement statement) throws IOException {
        try {
            return kept.verify(statement.cms());
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
