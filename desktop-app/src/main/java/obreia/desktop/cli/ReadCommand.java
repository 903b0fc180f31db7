package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.PersonChange;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KnownPerson;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.Continuation;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.Check;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.OpenedMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail read`: checks first, then the receipt, then the text.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Check a letter, sign its receipt with your card, and show it.")
final class ReadCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Parameters(paramLabel = "ID", description = "The beginning of the letter's id.")
    private String id = "";

    @Option(names = "--no-receipt", description = "Open without signing a receipt.")
    private boolean noReceipt;

    @Option(names = "--even-though-unverified", description = "Show what a letter claims that is not verified.")
    private boolean evenThoughUnverified;

    @Option(names = "--save-attachments", paramLabel = "DIR", description = "Write the letter's files to this folder.")
    private @Nullable Path attachments;

    ReadCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var _ = new News(mail).pull(account);
            var letter = Choices.letter(account, id, Optional.of(Direction.IN));
            var prompt = mail.pin();
            return switch (new MessageReader(account).read(letter.message(), !noReceipt, prompt)) {
                case ReadOutcome.NotSigned(var outcome) -> throw MailCommand.notSigned(outcome, prompt);
                case ReadOutcome.Verified verified -> verified(account, letter, verified);
                case ReadOutcome.NotVerified refused -> notVerified(account, letter, refused);
            };
        });
    }

    private ExitCode verified(Account account, KeptMessage letter, ReadOutcome.Verified verified)
            throws IOException, CommandFailure {
        var confirmed = account.vault()
                .people()
                .find(letter.sender())
                .map(KnownPerson::confirmed)
                .orElse(true);
        var content = verified.message().content();
        var saved = save(content.attachments());
        mail.print(
                json -> {
                    json.beginObject();
                    json.name("id").value(letter.message().hex());
                    json.name("state").value("verified");
                    json.name("from").value(verified.senderName());
                    json.name("sender_confirmed").value(confirmed);
                    write(json, content, saved);
                    json.name("receipt").value(receipt(verified.receipt()));
                    json.name("checks");
                    Checks.write(json, verified.message().checks());
                    json.endObject();
                },
                () -> {
                    mail.say("From     " + verified.senderName() + " ("
                            + verified.message().path().scheme().name() + ")");
                    if (!confirmed) {
                        mail.say("Sender   " + PersonChange.words(Continuation.NEW_CARD_UNENDORSED)
                                + ": ask them, not by a letter from here, before you trust it");
                    }
                    show(content, saved);
                    mail.say("");
                    mail.say("Verified. Receipt: " + receipt(verified.receipt()) + ".");
                    checks(verified.message().checks());
                });
        return ExitCode.DONE;
    }

    private ExitCode notVerified(Account account, KeptMessage letter, ReadOutcome.NotVerified refused)
            throws IOException {
        var claimed = evenThoughUnverified ? refused.claimed() : Optional.<OpenedMessage>empty();
        var name = new Letters(account).name(letter.sender());
        mail.print(
                json -> {
                    json.beginObject();
                    json.name("id").value(letter.message().hex());
                    json.name("state").value("not verified");
                    json.name("verified_before").value(letter.opened().isPresent());
                    json.name("step").value(refused.failed().step().name().toLowerCase(Locale.ROOT));
                    if (refused.failed().code().isPresent()) {
                        json.name("code").value(refused.failed().code().get());
                    }
                    json.name("why").value(Checks.why(refused.failed()));
                    if (claimed.isPresent()) {
                        write(json, claimed.get().content(), List.of());
                    }
                    json.name("checks");
                    Checks.write(json, refused.checks());
                    json.endObject();
                },
                () -> {
                    mail.say("NOT VERIFIED: " + refused.failed().step().title() + ": fails, "
                            + Checks.why(refused.failed()));
                    if (letter.opened().isPresent()) {
                        mail.say("It was verified when it was read here before, and is kept as it was then.");
                    }
                    mail.say("From, as the repository says: " + name + ". No receipt was signed.");
                    if (claimed.isPresent()) {
                        mail.say("What it claims, and nobody vouches for:");
                        show(claimed.get().content(), List.of());
                    } else if (refused.claimed().isPresent()) {
                        mail.say("Its text is shown with --even-though-unverified.");
                    }
                    checks(refused.checks());
                });
        return ExitCode.NOT_VERIFIED;
    }

    private static void write(JsonWriter json, MessageContent content, List<Path> saved) throws IOException {
        json.name("subject").value(content.headers().subject());
        json.name("date").value(Text.format(content.headers().date()));
        json.name("text").value(content.text());
        json.name("attachments").beginArray();
        for (var attachment : content.attachments()) {
            json.beginObject();
            json.name("name").value(attachment.name());
            json.name("type").value(attachment.type());
            json.name("size").value(attachment.content().length());
            json.endObject();
        }
        json.endArray();
        json.name("saved").beginArray();
        for (var path : saved) {
            json.value(path.toString());
        }
        json.endArray();
    }

    private void show(MessageContent content, List<Path> saved) {
        mail.say("Date     " + Text.format(content.headers().date()) + ", says the sender");
        mail.say("Subject  " + content.headers().subject());
        for (var attachment : content.attachments()) {
            mail.say("File     " + attachment.name() + ", " + attachment.type() + ", "
                    + attachment.content().length() + " bytes");
        }
        saved.forEach(path -> mail.say("Saved    " + path));
        mail.say("");
        // Text may hold tabs and line ends, and no other control character: the reader of the content saw to that.
        mail.terminal().out().print(content.text());
    }

    private void checks(List<Check> checks) {
        for (var check : checks) {
            mail.say("  %2d %-11s %s: %s"
                    .formatted(
                            check.step().number(),
                            Checks.outcome(check),
                            check.step().title(),
                            Checks.why(check)));
        }
    }

    private static String receipt(ReadOutcome.ReceiptState state) {
        return switch (state) {
            case ReadOutcome.ReceiptState.Stored() -> "stored";
            case ReadOutcome.ReceiptState.Waiting _ -> "waiting";
            case ReadOutcome.ReceiptState.Refused _ -> "refused";
            case ReadOutcome.ReceiptState.None() -> "none";
        };
    }

    /// Writes the files; one that is there already is left as it is and is an error.
    private List<Path> save(List<Attachment> files) throws IOException {
        if (attachments == null) {
            return List.of();
        }
        Files.createDirectories(attachments);
        var saved = new ArrayList<Path>();
        for (var file : files) {
            var path = attachments.resolve(file.name());
            Files.write(path, file.content().toArray(), StandardOpenOption.CREATE_NEW);
            saved.add(path);
        }
        return saved;
    }
}
