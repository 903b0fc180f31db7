package obreia.desktop.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.settings.BackupActions;
import obreia.desktop.vault.Backups;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;

/// What the part about backups does. Files are written and read on threads of their own, so that no window waits;
/// only while the vault is copied does what reads it wait.
final class BackupDesk implements BackupActions {
    private static final String ENDING = ".obreia-backup";

    private final MailDesk desk;
    private final Account account;
    private final Optional<Comeback> comeback;
    private Optional<Held> held = Optional.empty();

    private record Held(File file, Passphrase passphrase) {}

    /// A desk.
    ///
    /// @param comeback what restores a backup, where something does
    BackupDesk(MailDesk desk, Account account, Optional<Comeback> comeback) {
        this.desk = desk;
        this.account = account;
        this.comeback = comeback;
    }

    @Override
    public void make(Runnable begun, Consumer<Making> done) {
        var day = account.now().toString().substring(0, 10);
        desk.chooseWhereToSave("obreia-" + day + ENDING).ifPresent(file -> {
            begun.run();
            Thread.ofVirtual().start(() -> {
                var outcome = made(file);
                Platform.runLater(() -> done.accept(outcome));
            });
        });
    }

    /// Whatever goes wrong is said: the part would be busy for ever.
    private Making made(File file) {
        try {
            var vault = account.vault();
            vault.backUp(file.toPath(), account.now());
            return new Making.Written(file, file.length(), vault.contents(account.now()));
        } catch (IOException | RuntimeException e) {
            return new Making.Failed(why(e));
        }
    }

    @Override
    public Optional<File> choose() {
        return desk.files().toOpen("*" + ENDING);
    }

    @Override
    public void rehearse(File file, Passphrase passphrase, Consumer<Rehearsal> done) {
        Thread.ofVirtual().start(() -> {
            try (passphrase) {
                var outcome = rehearsed(file, passphrase);
                Platform.runLater(() -> done.accept(outcome));
            }
        });
    }

    @Override
    public boolean canRestore() {
        return comeback.isPresent();
    }

    @Override
    public void prepare(File file, Passphrase passphrase, Consumer<Rehearsal> done) {
        forget();
        Thread.ofVirtual().start(() -> {
            var outcome = rehearsed(file, passphrase);
            Platform.runLater(() -> {
                if (outcome instanceof Rehearsal.Good) {
                    held = Optional.of(new Held(file, passphrase));
                } else {
                    passphrase.close();
                }
                done.accept(outcome);
            });
        });
    }

    @Override
    public void restore() {
        var now = held.orElseThrow();
        held = Optional.empty();
        comeback.orElseThrow().restore(now.file().toPath(), now.passphrase());
    }

    @Override
    public void forget() {
        held.ifPresent(now -> now.passphrase().close());
        held = Optional.empty();
    }

    private Rehearsal rehearsed(File file, Passphrase passphrase) {
        try {
            return Backups.rehearse(file.toPath(), account.vault().profile(), passphrase, new SecureRandom());
        } catch (IOException | RuntimeException e) {
            return new Rehearsal.Damaged(why(e));
        }
    }

    /// Of these two the system gives the path and nothing more.
    private String why(Exception failure) {
        var words = desk.surface().words();
        return switch (failure) {
            case NoSuchFileException gone ->
                words.of("backup.noFile", String.valueOf(gone.getFile()).replaceFirst("\\.new$", ""));
            case AccessDeniedException denied -> words.of("backup.notAllowed", String.valueOf(denied.getFile()));
            default -> String.valueOf(failure.getMessage());
        };
    }
}
