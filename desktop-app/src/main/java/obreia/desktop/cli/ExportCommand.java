package obreia.desktop.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.MessageExport;
import obreia.protocol.evidence.EvidenceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the evidence of a letter: one file that anyone can check, with 'obreia verify' or without"
                + " Obreia.")
final class ExportCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Parameters(paramLabel = "ID", description = "The beginning of the letter's id.")
    private String id = "";

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The zip file to write; a new one.")
    private Path to = Path.of("");

    ExportCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var letter = Choices.letter(account, id, Optional.empty());
            if (letter.opened().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.WRONG_USE,
                        "not_read",
                        "the letter " + letter.message().shortHex() + " was not opened; read it first");
            }
            if (letter.stored().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.WRONG_USE,
                        "not_stored",
                        "the letter " + letter.message().shortHex() + " waits to be sent: nothing proves it yet");
            }
            var exported = new MessageExport(account).export(letter);
            var failed = exported.report().checks().stream()
                    .filter(check -> check.outcome() == EvidenceCheck.Outcome.FAILS)
                    .findFirst();
            if (failed.isPresent()) {
                throw new CommandFailure(
                        ExitCode.NOT_VERIFIED,
                        "not_verified",
                        "the evidence would not hold, so nothing was written: "
                                + failed.get().step().title() + ": "
                                + failed.get().why());
            }
            Files.write(to, exported.file().toArray(), StandardOpenOption.CREATE_NEW);
            var verdict = exported.report().verdict().name().toLowerCase(Locale.ROOT);
            var key = account.logs().key().format();
            var receipts = exported.evidence().receipts().size();
            mail.print(
                    json -> json.beginObject()
                            .name("id")
                            .value(letter.message().hex())
                            .name("file")
                            .value(to.toString())
                            .name("receipts")
                            .value(receipts)
                            .name("verdict")
                            .value(verdict)
                            .name("log")
                            .value(key)
                            .endObject(),
                    () -> {
                        mail.say(to + ": the letter, " + receipts + " receipts, "
                                + exported.evidence().statements().size() + " statements, and the proofs of each.");
                        mail.say("Whoever checks it needs the authorities that you believe, and the repository's key:");
                        mail.say(key);
                        mail.say("Its README.txt has the commands that check it without Obreia.");
                    });
            return ExitCode.DONE;
        });
    }
}
