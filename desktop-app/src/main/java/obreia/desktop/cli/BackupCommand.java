package obreia.desktop.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail backup`.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write all that this profile keeps into one file, encrypted as it is: the passphrase of today opens it,",
            "now and ever. Whoever has both reads your mail."
        })
final class BackupCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to make; none is replaced.")
    private Path to = Path.of("");

    BackupCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.existing(account -> {
            if (Files.exists(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            account.vault().backUp(to, account.now());
            mail.print(
                    json -> json.beginObject()
                            .name("backup")
                            .value(to.toString())
                            .endObject(),
                    () -> {
                        mail.say("Backed up to " + to);
                        mail.say("Keep it on another disk, and see that it opens: mail restore --rehearse " + to);
                    });
            return ExitCode.DONE;
        });
    }
}
