package obreia.desktop.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.PersonChange;
import obreia.desktop.repository.Answer;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.Continuation;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.PersonEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail people`: each listed member is looked up and verified before a name is printed as theirs.
@Command(name = "people", mixinStandardHelpOptions = true, description = "List the members, each verified.")
final class PeopleCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only names that begin so.")
    private String search = "";

    @Option(
            names = "--confirm",
            paramLabel = "MAILBOX",
            description = "Take somebody's new card as theirs, which no old device vouches for.")
    private @Nullable String confirm;

    PeopleCommand(MailCommand mail) {
        this.mail = mail;
    }

    /// One line: the entry as listed, and what looking it up gave.
    private record Line(PersonEntry listed, Optional<Correspondent> verified, String why) {}

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> confirm == null ? list(account) : confirm(account, MailboxId.parse(confirm)));
    }

    private ExitCode list(Account account)
            throws IOException, MalformedException, VerificationException, CommandFailure {
        var lines = new ArrayList<Line>();
        for (var entry : Choices.granted(account.people().list(account.line(), search))) {
            lines.add(look(account, entry));
        }
        mail.print(
                json -> {
                    json.beginObject().name("people").beginArray();
                    for (var line : lines) {
                        json.beginObject()
                                .name("id")
                                .value(line.listed().mailbox().toString());
                        json.name("name").value(name(line));
                        json.name("alias").value(alias(line).orElse(null));
                        json.name("scheme")
                                .value(line.verified()
                                        .map(person ->
                                                person.known().person().scheme().name())
                                        .orElse(null));
                        json.name("state").value(line.verified().isPresent() ? "verified" : "not verified");
                        json.name("confirmed")
                                .value(line.verified()
                                        .map(person -> person.known().confirmed())
                                        .orElse(null));
                        json.name("why").value(line.why()).endObject();
                    }
                    json.endArray().endObject();
                },
                () -> {
                    if (lines.isEmpty()) {
                        mail.say("Nobody's name begins so.");
                    }
                    for (var line : lines) {
                        var alias = alias(line).map(text -> " (" + text + ")").orElse("");
                        var state = line.verified()
                                .map(person -> person.known().confirmed() ? "verified" : "verified; " + line.why())
                                .orElse("NOT VERIFIED: " + line.why());
                        mail.say(line.listed().mailbox() + "  " + name(line) + alias + "  " + state);
                    }
                });
        return ExitCode.DONE;
    }

    private static Line look(Account account, PersonEntry entry) throws IOException {
        try {
            return switch (account.people().lookup(account.line(), entry.mailbox(), account.now())) {
                case Answer.Granted<Correspondent>(var person) -> new Line(entry, Optional.of(person), found(person));
                case Answer.Refused<Correspondent>(var refusal) -> new Line(entry, Optional.empty(), refusal.message());
            };
        } catch (VerificationException e) {
            return new Line(entry, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static String found(Correspondent person) {
        return person.known().confirmed()
                ? "statement " + person.known().version() + ", "
                        + person.known().person().scheme().name()
                : PersonChange.words(Continuation.NEW_CARD_UNENDORSED) + ": confirm it before you write";
    }

    private static String name(Line line) {
        return line.verified().map(Correspondent::name).orElse(line.listed().name());
    }

    private static Optional<String> alias(Line line) {
        return line.verified()
                .map(person -> person.known().alias())
                .orElse(line.listed().alias());
    }

    private ExitCode confirm(Account account, MailboxId mailbox)
            throws IOException, VerificationException, CommandFailure {
        var person = Choices.granted(account.people().lookup(account.line(), mailbox, account.now()));
        account.people().confirm(person.known());
        mail.print(
                json -> json.beginObject()
                        .name("people")
                        .beginArray()
                        .beginObject()
                        .name("id")
                        .value(mailbox.toString())
                        .name("name")
                        .value(person.name())
                        .name("state")
                        .value("verified")
                        .endObject()
                        .endArray()
                        .endObject(),
                () -> mail.say("Confirmed: the new card of " + person.name() + " is theirs."));
        return ExitCode.DONE;
    }
}
