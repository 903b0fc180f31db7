package obreia.desktop.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.vault.Stored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail delete`.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Hide a letter from this mailbox at the repository; it can be undone for 30 days.")
final class DeleteCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Parameters(paramLabel = "ID", description = "The beginning of the letter's id.")
    private String id = "";

    @Option(names = "--undo", description = "Show it again.")
    private boolean undo;

    DeleteCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var letter = Choices.letter(account, id, Optional.empty());
            var envelope = letter.stored()
                    .map(Stored::envelope)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.WRONG_USE, "waiting", "the letter was not stored by the repository yet"));
            var hidden = Choices.granted(account.line().delete(envelope, undo));
            mail.print(
                    json -> json.beginObject()
                            .name("id")
                            .value(letter.message().hex())
                            .name("hidden")
                            .value(hidden)
                            .endObject(),
                    () -> mail.say(
                            hidden
                                    ? "Hidden at the repository; --undo shows it again, for 30 days. It stays kept here."
                                    : "Shown again."));
            return ExitCode.DONE;
        });
    }
}
