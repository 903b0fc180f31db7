package obreia.desktop.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.PersonChange;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Opened;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.OpenedMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail send`.
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Sign a letter with your card, seal it to its readers, and hand it in.")
final class SendCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "NAME-OR-ID",
            description = "A reader: the name on exactly one card, or a mailbox id. Can be given again.")
    private List<String> to = new ArrayList<>();

    @Option(names = "--subject", required = true, paramLabel = "S", description = "Sealed with the text.")
    private String subject = "";

    @Option(
            names = "--file",
            defaultValue = "-",
            paramLabel = "F",
            description = "The text, in UTF-8; '-' (unless told) reads it from standard input.")
    private String file = "-";

    @Option(names = "--attach", paramLabel = "F", description = "A file to put into the letter. Can be given again.")
    private List<Path> attach = new ArrayList<>();

    @Option(names = "--reply-to", paramLabel = "ID", description = "The letter that this one answers.")
    private @Nullable String replyTo;

    @Option(
            names = "--accept-change",
            description = "Take a reader's new card for which no old device vouches as theirs, without being asked.")
    private boolean acceptChange;

    SendCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var text = text();
        var attachments = new ArrayList<Attachment>();
        for (var path : attach) {
            attachments.add(attachment(path));
        }
        return mail.asMember(account -> {
            var mailboxes = new ArrayList<MailboxId>();
            for (var reader : to) {
                mailboxes.add(Choices.person(account, reader));
            }
            var draft = new Draft(mailboxes, subject, text, attachments, answered(account));
            var prompt = mail.pin();
            var sender = new MessageSender(account);
            return report(sender.send(draft, prompt, teller()), prompt);
        });
    }

    private MessageSender.Teller teller() {
        return new MessageSender.Teller() {
            @Override
            public void tell(PersonChange change) {
                mail.terminal().err().println("obreia: " + change.words());
            }

            @Override
            public void warn(String words) {
                mail.terminal().err().println("obreia: " + words);
            }

            @Override
            public boolean accepts(PersonChange change) {
                return acceptChange
                        || mail.terminal()
                                .agrees("Do you know, from " + change.name() + " and not by a letter from here, that"
                                        + " this card is theirs?");
            }
        };
    }

    private ExitCode report(SendOutcome outcome, PinFromTerminal prompt) throws CommandFailure {
        return switch (outcome) {
            case SendOutcome.Stored(var message, var leaf) ->
                done(message, "stored", "Stored by the repository, at leaf " + leaf + ".");
            case SendOutcome.Waiting(var message, var why) ->
                done(message, "waiting", "Kept, and sent without another PIN when the repository is back: " + why);
            case SendOutcome.Refused(var message, var refusal) ->
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        refusal.code().code(),
                        "the repository refused the letter " + message.shortHex() + ", which is kept here: "
                                + refusal.message());
            case SendOutcome.NotSigned(var why) -> throw MailCommand.notSigned(why, prompt);
            case SendOutcome.NotConfirmed(var change) ->
                throw new CommandFailure(
                        ExitCode.NOT_VERIFIED,
                        "new_card",
                        change.name() + " has a " + PersonChange.words(change.card()) + ": ask them, not by a letter"
                                + " from here, and confirm with 'send --accept-change' or 'people --confirm "
                                + change.mailbox() + "'; nothing was signed");
            case SendOutcome.NotWritten(var why) ->
                throw new CommandFailure(ExitCode.WRONG_USE, "not_written", why + "; nothing was signed");
        };
    }

    private ExitCode done(Digest message, String state, String sentence) {
        mail.print(
                json -> json.beginObject()
                        .name("id")
                        .value(message.hex())
                        .name("state")
                        .value(state)
                        .endObject(),
                () -> {
                    mail.say("Letter " + message.shortHex());
                    mail.say(sentence);
                });
        return ExitCode.DONE;
    }

    private Optional<MessageId> answered(Account account)
            throws IOException, MalformedException, VerificationException, CommandFailure {
        if (replyTo == null) {
            return Optional.empty();
        }
        var letter = Choices.letter(account, replyTo, Optional.empty());
        var opened = letter.opened()
                .map(Opened::cms)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USE, "not_read", "read the letter " + replyTo + " before you answer it"));
        return Optional.of(OpenedMessage.of(opened).headers().id());
    }

    private String text() throws IOException, MalformedException {
        var bytes = file.equals("-")
                ? mail.terminal().in().readNBytes(Envelope.MAX_SIZE + 1)
                : bounded(Path.of(file)).toArray();
        if (bytes.length > Envelope.MAX_SIZE) {
            throw new MalformedException("the text has over " + Envelope.MAX_SIZE + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("the text is not UTF-8; attach the file with --attach", e);
        }
    }

    private static Attachment attachment(Path path) throws IOException, MalformedException {
        var name = Optional.ofNullable(path.getFileName()).orElse(path).toString();
        var type = Optional.ofNullable(Files.probeContentType(path)).orElse("application/octet-stream");
        return Attachment.of(name, type, bounded(path));
    }

    private static Bytes bounded(Path path) throws IOException, MalformedException {
        var size = Files.size(path);
        if (size > Envelope.MAX_SIZE) {
            throw new MalformedException(path + " has " + size + " bytes; a letter holds at most " + Envelope.MAX_SIZE
                    + " with all its files");
        }
        return Bytes.of(Files.readAllBytes(path));
    }
}
