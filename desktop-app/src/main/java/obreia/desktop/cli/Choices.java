package obreia.desktop.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.directory.PeopleDirectory;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.UnreachableException;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;

/// Finds the one letter or person that somebody means by what they typed.
final class Choices {
    private Choices() {}

    /// The answer's content, or the repository's no as the end of the command.
    static <T> T granted(Answer<T> answer) throws CommandFailure {
        return switch (answer) {
            case Answer.Granted<T>(var content) -> content;
            case Answer.Refused<T>(var refusal) -> throw Failures.refused(refusal);
        };
    }

    /// The one letter whose id begins so.
    static KeptMessage letter(Account account, String typed, Optional<Direction> direction)
            throws IOException, CommandFailure {
        var hex = typed.toLowerCase(Locale.ROOT);
        var found = new Letters(account)
                .startingWith(hex).stream()
                        .filter(letter -> direction.isEmpty() || direction.get() == letter.direction())
                        .toList();
        if (found.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "not_found", "no letter here has an id that begins with '" + typed + "'");
        }
        if (found.size() > 1) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE,
                    "ambiguous",
                    found.size() + " letters have an id that begins with '" + typed + "'; give more of it");
        }
        return account.vault()
                .messages()
                .find(found.getFirst().message(), found.getFirst().direction())
                .orElseThrow();
    }

    /// The one mailbox that a name or an id means. A name must be that of exactly one card.
    static MailboxId person(Account account, String typed) throws IOException, VerificationException, CommandFailure {
        try {
            return MailboxId.parse(typed.toLowerCase(Locale.ROOT));
        } catch (MalformedException _) {
            // A name, then.
        }
        var found = named(account, typed);
        if (found.isEmpty()) {
            throw new CommandFailure(ExitCode.WRONG_USE, "nobody", "no member's card has the name '" + typed + "'");
        }
        if (found.size() > 1) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE,
                    "ambiguous",
                    found.size() + " members' cards have the name '" + typed + "'; use an id: " + found.keySet());
        }
        return found.keySet().iterator().next();
    }

    /// The members with this name on a verified card; asked of the repository where it can be reached.
    private static Map<MailboxId, String> named(Account account, String name)
            throws IOException, VerificationException, CommandFailure {
        var found = new LinkedHashMap<MailboxId, String>();
        try {
            for (var entry : granted(account.people().list(account.line(), name))) {
                if (PeopleDirectory.sameName(entry.name(), name)) {
                    var person = granted(account.people().lookup(account.line(), entry.mailbox(), account.now()));
                    if (PeopleDirectory.sameName(person.name(), name)) {
                        found.put(person.mailbox(), person.name());
                    }
                }
            }
        } catch (UnreachableException e) {
            account.hangUp();
            for (var known : known(account, name)) {
                found.put(known.mailbox(), known.name());
            }
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found;
    }

    private static List<KnownPerson> known(Account account, String name) throws IOException {
        var known = new ArrayList<KnownPerson>();
        for (var person : account.vault().people().all()) {
            if (PeopleDirectory.sameName(person.name(), name)) {
                known.add(person);
            }
        }
        return known;
    }
}
