package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.vault.BackupContents;
import obreia.desktop.vault.Backups;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;
import obreia.desktop.vault.Restoring;
import obreia.protocol.codec.Text;
import obreia.protocol.wire.RepositoryAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mail restore`.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup in the place of the profile; the one that is there is kept beside it. The restored profile is",
            "a new computer of the mailbox: it joins again by 'register', which takes the card and two signatures."
        })
final class RestoreCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Option(
            names = "--rehearse",
            description = "Open the backup and read all of it, say what is in it, and change nothing.")
    private boolean rehearse;

    @Parameters(paramLabel = "FILE", description = "What 'mail backup' made.")
    private Path file = Path.of("");

    RestoreCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        var typed = mail.passphrase("Passphrase of the backup " + file);
        try (var passphrase = Passphrase.take(typed)) {
            return (rehearse ? rehearsed(passphrase) : restored(passphrase)).number();
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private ExitCode rehearsed(Passphrase passphrase) throws IOException, CommandFailure {
        return switch (Backups.rehearse(
                file, mail.profile(), passphrase, mail.surroundings().random())) {
            case Rehearsal.WrongPassphrase() -> throw wrongPassphrase();
            case Rehearsal.Damaged(var why) -> throw damaged(why);
            case Rehearsal.Good(var contents) -> {
                print(contents, Optional.empty());
                yield ExitCode.DONE;
            }
        };
    }

    private ExitCode restored(Passphrase passphrase) throws IOException, CommandFailure {
        var surroundings = mail.surroundings();
        return switch (Backups.restore(
                file,
                mail.profile(),
                passphrase,
                surroundings.random(),
                surroundings.clock().instant())) {
            case Restoring.WrongPassphrase() -> throw wrongPassphrase();
            case Restoring.Damaged(var why) -> throw damaged(why);
            case Restoring.InUse() ->
                throw new CommandFailure(
                        ExitCode.WRONG_USE,
                        "in_use",
                        "another process has the profile " + mail.profile() + " open; nothing was changed");
            case Restoring.Done done -> {
                print(done.contents(), Optional.of(done));
                yield ExitCode.DONE;
            }
        };
    }

    private void print(BackupContents contents, Optional<Restoring.Done> done) {
        mail.print(
                json -> {
                    json.beginObject().name("restored").value(done.isPresent());
                    write(json, contents);
                    json.name("kept_aside")
                            .value(done.flatMap(Restoring.Done::aside)
                                    .map(Path::toString)
                                    .orElse(null));
                    json.endObject();
                },
                () -> {
                    mail.say("The backup " + file + " was made at " + Text.format(contents.written())
                            + " and is whole:");
                    mail.say("  " + contents.received() + " received and " + contents.sent() + " sent"
                            + contents.newest()
                                    .map(time -> ", the newest of " + Text.format(time))
                                    .orElse("")
                            + (contents.waiting() == 0 ? "" : "; " + contents.waiting() + " waiting to be sent"));
                    contents.person()
                            .ifPresent(name -> mail.say("  of " + name
                                    + contents.repository()
                                            .map(address -> " at " + address.origin())
                                            .orElse("")));
                    if (done.isEmpty()) {
                        mail.say("Nothing was changed.");
                    } else {
                        said(contents, done.get());
                    }
                });
    }

    private void said(BackupContents contents, Restoring.Done done) {
        mail.say("It is now the profile " + mail.profile() + "."
                + done.aside()
                        .map(aside -> " The one before is kept in " + aside + ".")
                        .orElse(""));
        contents.repository()
                .ifPresent(
                        address -> mail.say("This computer is a new one to the repository. Join again with your card:\n"
                                + "  register --repository '" + address.format() + "'\n"
                                + "then remove the computer that it replaces: devices --remove DEVICE"));
    }

    private static void write(JsonWriter json, BackupContents contents) throws IOException {
        json.name("written").value(Text.format(contents.written()));
        json.name("received").value(contents.received()).name("sent").value(contents.sent());
        json.name("newest").value(contents.newest().map(Text::format).orElse(null));
        json.name("waiting").value(contents.waiting());
        json.name("person").value(contents.person().orElse(null));
        json.name("repository")
                .value(contents.repository().map(RepositoryAddress::format).orElse(null));
    }

    private CommandFailure wrongPassphrase() {
        return new CommandFailure(
                ExitCode.WRONG_USE,
                "wrong_passphrase",
                "this is not the passphrase that the profile had when " + file + " was made; nothing was changed");
    }

    private CommandFailure damaged(String why) {
        return new CommandFailure(
                ExitCode.WRONG_USE,
                "backup_damaged",
                file + " cannot be restored: " + why + "; nothing was changed, try an older backup");
    }
}
