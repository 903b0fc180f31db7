package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.SignedStatement;

/// Reads what is kept of a member, and asks about them.
public final class PersonRecord {
    private final Account account;

    public PersonRecord(Account account) {
        this.account = account;
    }

    /// What the vault holds, with nobody asked; absent of somebody who was never looked up. Needs the vault alone.
    public Optional<PersonFacts> kept(MailboxId mailbox) throws IOException {
        var vault = account.vault();
        var known = vault.people().find(mailbox);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var statements = statements(vault, mailbox);
        var paths = new PathValidator(vault.trust().anchors(), RevocationChecker.none());
        return Optional.of(facts(known.get(), statements, standing(known.get(), statements.getLast(), paths, false)));
    }

    /// Looks somebody up, follows their statements and asks whether their card was revoked. With a repository that
    /// cannot be reached it is what is kept. On the thread that has the line.
    ///
    /// @throws MalformedException    nobody, or nobody known here while the repository cannot be reached
    /// @throws VerificationException what the repository says of them is not true, and nothing is kept
    public PersonFacts asked(MailboxId mailbox) throws IOException, MalformedException, VerificationException {
        var line = new Reach(account).line();
        Optional<PersonFacts.Standing> against = Optional.empty();
        try {
            var _ = new Recipients(account, line.connected()).correspondent(mailbox);
        } catch (VerificationException e) {
            if (account.vault().people().find(mailbox).isEmpty()) {
                throw e;
            }
            against = Optional.of(
                    new PersonFacts.Standing(PersonFacts.Kind.NOT_VERIFIED, false, Standing.words(e), at(line)));
        }
        var known = account.vault().people().find(mailbox).orElseThrow();
        var statements = statements(account.vault(), mailbox);
        var standing = against.isPresent()
                ? against.get()
                : standing(
                        known,
                        statements.getLast(),
                        account.paths(),
                        line.connected().isPresent());
        return facts(known, statements, standing);
    }

    private Optional<Instant> at(Reach.Line line) {
        return line.connected().map(_ -> account.now());
    }

    private PersonFacts.Standing standing(
            KnownPerson known, SignedStatement newest, PathValidator paths, boolean asked) {
        var practice = known.person().scheme().equals(SchemeName.PRACTICE);
        var at = asked ? Optional.of(account.now()) : Optional.<Instant>empty();
        try {
            var now = account.now();
            var path = paths.validate(newest.signer().x509(), newest.others(), now);
            if (!path.person().equals(known.person())) {
                return new PersonFacts.Standing(
                        PersonFacts.Kind.NOT_VERIFIED, practice, path.scheme().toString(), at);
            }
            return switch (path.revocation()) {
                case RevocationStatus.Good(var saidBy) ->
                    new PersonFacts.Standing(PersonFacts.Kind.VERIFIED, practice, saidBy, at);
                case RevocationStatus.Revoked(var since, var reason) ->
                    new PersonFacts.Standing(
                            since.isAfter(now) ? PersonFacts.Kind.VERIFIED : PersonFacts.Kind.REVOKED,
                            practice,
                            reason,
                            at);
                case RevocationStatus.Unknown(var why) ->
                    new PersonFacts.Standing(PersonFacts.Kind.REVOCATION_UNKNOWN, practice, why, at);
            };
        } catch (VerificationException e) {
            return new PersonFacts.Standing(PersonFacts.Kind.NOT_VERIFIED, practice, Standing.words(e), at);
        }
    }

    private PersonFacts facts(KnownPerson known, List<SignedStatement> statements, PersonFacts.Standing standing)
            throws IOException {
        var newest = statements.getLast();
        return new PersonFacts(
                known.mailbox(),
                known.name(),
                known.alias(),
                standing,
                newest.signer().x509(),
                newest.statement().devices(),
                changes(statements),
                known.confirmed(),
                ReceiptPolicy.of(account.vault(), known.mailbox()));
    }

    private static List<PersonFacts.Change> changes(List<SignedStatement> statements) {
        var changes = new ArrayList<PersonFacts.Change>();
        for (var i = 0; i < statements.size(); i++) {
            var now = statements.get(i);
            var before = i == 0 ? List.<DeviceEntry>of() : devices(statements.get(i - 1));
            var card = i == 0 ? Continuation.FIRST : card(statements.get(i - 1), now);
            var added = (int) devices(now).stream()
                    .filter(device -> before.stream().noneMatch(old -> old.id().equals(device.id())))
                    .count();
            var removed = (int) before.stream()
                    .filter(old -> now.statement().device(old.id()).isEmpty())
                    .count();
            changes.addFirst(new PersonFacts.Change(now.statement().issued(), card, added, removed));
        }
        return changes;
    }

    private static List<DeviceEntry> devices(SignedStatement signed) {
        return signed.statement().devices();
    }

    private static Continuation card(SignedStatement before, SignedStatement now) {
        if (now.signer().spki().equals(before.signer().spki())) {
            return Continuation.SAME_CARD;
        }
        return now.statement().endorsement().isPresent()
                ? Continuation.NEW_CARD_ENDORSED
                : Continuation.NEW_CARD_UNENDORSED;
    }

    private static List<SignedStatement> statements(Vault vault, MailboxId mailbox) throws IOException {
        var statements = new ArrayList<SignedStatement>();
        for (var kept : vault.people().statements(mailbox)) {
            try {
                statements.add(SignedStatement.verify(kept.cms()));
            } catch (MalformedException | VerificationException e) {
                throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
            }
        }
        return statements;
    }
}
