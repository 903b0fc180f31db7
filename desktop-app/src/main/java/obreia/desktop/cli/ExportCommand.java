package obreia.desktop.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.MessageExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a letter with its receipts and certificates, for openssl and others to verify.")
final class ExportCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Parameters(paramLabel = "ID", description = "The beginning of the letter's id.")
    private String id = "";

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "A new or empty folder.")
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
            var files = new MessageExport(account).export(letter, to);
            mail.print(
                    json -> {
                        json.beginObject().name("id").value(letter.message().hex());
                        json.name("files").beginArray();
                        for (var file : files) {
                            json.value(to.relativize(file).toString());
                        }
                        json.endArray().endObject();
                    },
                    () -> {
                        files.forEach(file -> mail.say(file.toString()));
                        mail.say("VERIFY.txt has the commands with which anyone can check these files.");
                    });
            return ExitCode.DONE;
        });
    }
}
