package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.Account;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `mail`: the messenger. Its options hold for each of its commands, before or after the command's name.
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The messenger: letters signed by your card and sealed to your readers.",
        footer = {
            "",
            "Exit codes: 0 done, 2 wrong use, 3 not verified, 4 refused by the repository,",
            "5 cannot reach the repository, 6 card or PIN."
        })
final class MailCommand {
    private static final int WAIT_AT_A_TERMINAL = 120;
    private static final int MAX_WAIT = 3600;

    private final Terminal terminal;
    private final Surroundings surroundings;

    @Option(
            names = "--profile",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The folder with this person's vault; made by the first 'trust add' or 'register'.")
    private @Nullable Path profile;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON, errors too.")
    private boolean json;

    @Option(
            names = "--pin-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Take the card's PIN from the file's first line.")
    private @Nullable Path pinFile;

    @Option(
            names = "--last-try",
            scope = ScopeType.INHERIT,
            description = "With --pin-file: spend even the last try before the card blocks.")
    private boolean lastTry;

    @Option(
            names = "--passphrase-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Take the vault's passphrase from the file's first line.")
    private @Nullable Path passphraseFile;

    @Option(
            names = "--wait",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            description = "How long to wait for a card that is not there, or was taken out; 0 does not wait."
                    + " Unless told: 120 at a terminal, else 0.")
    private @Nullable Integer wait;

    MailCommand(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    /// What a command does with the opened profile; gives its exit code.
    interface Work {
        ExitCode run(Account account)
                throws IOException, MalformedException, VerificationException, CommandFailure, InterruptedException;
    }

    CommandLine line() {
        var trust = new CommandLine(new TrustCommand())
                .addSubcommand(new TrustAddCommand(this))
                .addSubcommand(new TrustListCommand(this))
                .addSubcommand(new TrustRemoveCommand(this));
        return new CommandLine(this)
                .addSubcommand(trust)
                .addSubcommand(new RegisterCommand(this))
                .addSubcommand(new RenewCommand(this))
                .addSubcommand(new PeopleCommand(this))
                .addSubcommand(new SendCommand(this))
                .addSubcommand(new InboxCommand(this))
                .addSubcommand(new ReadCommand(this))
                .addSubcommand(new SentCommand(this))
                .addSubcommand(new StatusCommand(this))
                .addSubcommand(new ExportCommand(this))
                .addSubcommand(new DeleteCommand(this))
                .addSubcommand(new DevicesCommand(this))
                .addSubcommand(new WatchCommand(this))
                .addSubcommand(new AlarmsCommand(this))
                .addSubcommand(new WitnessesCommand(this))
                .addSubcommand(new RevocationCommand(this))
                .addSubcommand(new BackupCommand(this))
                .addSubcommand(new RestoreCommand(this));
    }

    Terminal terminal() {
        return terminal;
    }

    boolean json() {
        return json;
    }

    PinFromTerminal pin() throws CommandFailure {
        var seconds = Optional.ofNullable(wait).orElse(terminal.console() == null ? 0 : WAIT_AT_A_TERMINAL);
        if (seconds < 0 || seconds > MAX_WAIT) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "usage", "--wait takes 0 to " + MAX_WAIT + " seconds, not " + seconds);
        }
        return new PinFromTerminal(terminal, pinFile, Duration.ofSeconds(seconds), lastTry);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// Prints a document with `--json`, a text otherwise.
    void print(Terminal.JsonText document, Runnable text) {
        if (json) {
            terminal.printJson(document);
        } else {
            text.run();
        }
    }

    void say(String line) {
        terminal.out().println(line);
    }

    Path profile() {
        return Optional.ofNullable(profile).orElseThrow();
    }

    /// A passphrase that is not this profile's; the caller wipes it.
    char[] passphrase(String prompt) throws CommandFailure {
        return new Secrets(terminal).read(passphraseFile, prompt, "--passphrase-file");
    }

    /// Runs a command of a profile that is there, whether it has joined a repository or not.
    int existing(Work work)
            throws IOException, MalformedException, VerificationException, CommandFailure, InterruptedException {
        try (var account = open(false)) {
            return work.run(account).number();
        }
    }

    /// Runs a command of a profile that has joined a repository.
    int asMember(Work work)
            throws IOException, MalformedException, VerificationException, CommandFailure, InterruptedException {
        try (var account = open(false)) {
            if (account.membership().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.WRONG_USE,
                        "not_registered",
                        "this profile has not joined a repository; see 'register'");
            }
            return work.run(account).number();
        }
    }

    /// Runs a command for which the profile may be new: its vault is made then.
    int anew(Work work)
            throws IOException, MalformedException, VerificationException, CommandFailure, InterruptedException {
        try (var account = open(true)) {
            return work.run(account).number();
        }
    }

    /// The failure to report when a card did not sign: the prompt's own reason comes first.
    static CommandFailure notSigned(SigningOutcome outcome, PinFromTerminal prompt) {
        return prompt.failure().orElseGet(() -> Failures.notSigned(outcome));
    }

    private Account open(boolean create) throws IOException, MalformedException, CommandFailure {
        var folder = Optional.ofNullable(profile).orElseThrow();
        var exists = Vault.exists(folder);
        if (!exists && !create) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE,
                    "no_profile",
                    "there is no profile in " + folder + "; begin with 'trust add' or 'register'");
        }
        var secrets = new Secrets(terminal);
        var typed = exists
                ? secrets.read(passphraseFile, "Passphrase of " + folder, "--passphrase-file")
                : secrets.choose(passphraseFile, "New passphrase for " + folder, "--passphrase-file");
        try (var passphrase = Passphrase.take(typed)) {
            var opening = exists
                    ? Vault.open(folder, passphrase, surroundings.random())
                    : Vault.create(folder, passphrase, surroundings.stretching(), surroundings.random());
            return switch (opening) {
                case VaultOpening.Opened(var vault) ->
                    new Account(
                            vault,
                            surroundings.cards(),
                            surroundings.clock(),
                            surroundings.random(),
                            surroundings.patience());
                case VaultOpening.WrongPassphrase() ->
                    throw new CommandFailure(
                            ExitCode.WRONG_USE, "wrong_passphrase", "this is not the passphrase of " + folder);
                case VaultOpening.Missing() ->
                    throw new CommandFailure(ExitCode.WRONG_USE, "no_profile", "there is no profile in " + folder);
                case VaultOpening.InUse() ->
                    throw new CommandFailure(
                            ExitCode.WRONG_USE, "in_use", "another process has the profile " + folder + " open");
                case VaultOpening.Damaged(var why) ->
                    throw new CommandFailure(
                            ExitCode.WRONG_USE, "vault_damaged", why + "; put back a backup of " + folder);
            };
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
