package obreia.protocol.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.StatementChain;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;

/// The looks at the statements of all mailboxes, each from its first: steps 7 to 9, and what is in force at a leaf.
final class StatementLooks {
    /// A statement that follows from the first one of its mailbox, with its entry in the messages log.
    record Placed(SignedStatement signed, LoggedStatement logged) {
        long leaf() {
            return logged.messages().index();
        }
    }

    private final Origin origin;
    private final Trust trust;
    private final Findings findings;
    private final Map<MailboxId, List<Placed>> chains = new HashMap<>();

    StatementLooks(Origin origin, Trust trust, Findings findings) {
        this.origin = origin;
        this.trust = trust;
        this.findings = findings;
    }

    void check(List<LoggedStatement> statements) {
        var byMailbox = new LinkedHashMap<MailboxId, List<LoggedStatement>>();
        statements.forEach(one ->
                byMailbox.computeIfAbsent(one.mailbox(), _ -> new ArrayList<>()).add(one));
        byMailbox.forEach((mailbox, logged) -> {
            var about = "statements/" + mailbox;
            var chain = findings.check(
                    EvidenceStep.STATEMENTS, about, () -> chain(logged), found -> "1 to " + found.size());
            if (chain.isEmpty()) {
                return;
            }
            var placed = findings.check(
                    EvidenceStep.STATEMENTS_LOGGED,
                    about,
                    () -> logged(chain.get()),
                    found -> found.size() + " in the messages log at " + leaves(found));
            placed.ifPresent(found -> chains.put(mailbox, found));
            if (trust.paths().isEmpty()) {
                findings.cannot(EvidenceStep.PEOPLE, about, Findings.NO_ANCHORS);
            } else {
                findings.check(
                        EvidenceStep.PEOPLE,
                        about,
                        () -> person(chain.get(), trust.paths().get()),
                        found -> name(chain.get()) + ", known to the scheme " + found.scheme());
            }
        });
    }

    /// The newest statement here with a leaf below this one.
    Placed inForce(MailboxId mailbox, long leaf) throws VerificationException {
        var chain = chains.get(mailbox);
        if (chain == null) {
            throw new VerificationException("there are no statements of mailbox " + mailbox + " that hold");
        }
        return chain.stream()
                .filter(one -> one.leaf() < leaf)
                .reduce((_, newer) -> newer)
                .orElseThrow(() -> new VerificationException(
                        "mailbox " + mailbox + " was opened after leaf " + leaf + ", so nobody spoke for it then"));
    }

    /// The statement after this one, where it is here.
    Optional<Placed> after(Placed statement) {
        return chains.getOrDefault(statement.logged().mailbox(), List.of()).stream()
                .filter(one -> one.logged().version() == statement.logged().version() + 1)
                .findFirst();
    }

    List<Placed> of(MailboxId mailbox) {
        return chains.getOrDefault(mailbox, List.of());
    }

    private List<Placed> chain(List<LoggedStatement> logged) throws MalformedException, VerificationException {
        var chain = new ArrayList<Placed>();
        for (var one : logged) {
            var signed = SignedStatement.verify(one.cms());
            var statement = signed.statement();
            if (!statement.origin().equals(origin)
                    || !statement.mailbox().equals(one.mailbox())
                    || statement.version() != one.version()) {
                throw new VerificationException("the statement is version " + statement.version() + " of mailbox "
                        + statement.mailbox() + " at " + statement.origin());
            }
            if (one.version() != chain.size() + 1) {
                throw new VerificationException("statement " + (chain.size() + 1) + " is not here");
            }
            if (!chain.isEmpty()
                    && !statement
                            .previous()
                            .equals(Optional.of(chain.getLast().signed().digest()))) {
                throw new VerificationException(
                        "statement " + statement.version() + " follows another than the one before it here");
            }
            chain.add(new Placed(signed, one));
        }
        return chain;
    }

    private List<Placed> logged(List<Placed> chain) throws MalformedException, VerificationException {
        var before = -1L;
        for (var one : chain) {
            var digest = one.signed().digest();
            LogLooks.entry(one.logged().messages(), LogKind.MESSAGES, origin, digest.bytes());
            var entry = new DirectoryEntry.Change(
                    one.logged().mailbox(), one.logged().version(), digest);
            LogLooks.entry(one.logged().directory(), LogKind.DIRECTORY, origin, entry.encode());
            if (one.leaf() <= before) {
                throw new VerificationException("statement " + one.logged().version() + " stands at leaf " + one.leaf()
                        + ", before the one that it follows");
            }
            before = one.leaf();
        }
        return chain;
    }

    /// At the time at which each was issued: a card that expired since was good when it spoke.
    private static Person person(List<Placed> chain, PathValidator paths) throws VerificationException {
        var first = chain.getFirst().signed();
        var person =
                StatementChain.first(first, paths, first.statement().issued()).person();
        for (var i = 1; i < chain.size(); i++) {
            var next = chain.get(i).signed();
            StatementChain.next(
                    chain.get(i - 1).signed(),
                    person,
                    next,
                    paths,
                    next.statement().issued());
        }
        return person;
    }

    private static String name(List<Placed> chain) {
        return chain.getLast().signed().signer().commonName();
    }

    private static String leaves(List<Placed> chain) {
        return chain.stream()
                .map(one -> "leaf " + one.leaf())
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }
}
