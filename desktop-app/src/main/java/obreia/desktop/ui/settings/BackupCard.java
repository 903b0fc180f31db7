package obreia.desktop.ui.settings;

import java.io.File;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.BackupContents;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;
import obreia.protocol.MalformedException;

/// The part of the settings that makes backups and rehearses a restore.
public final class BackupCard extends VBox {
    private static final long KILOBYTE = 1024;

    private final Surface surface;
    private final Words words;
    private final BackupActions actions;
    private final VBox below = new VBox();
    private final Button make;
    private final Button rehearse;
    private final Button restore;

    /// A part in which nothing is going on.
    public BackupCard(Surface surface, BackupActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().addAll("card", "setting-card");
        below.getStyleClass().add("setting-below");
        below.setId("backup-below");
        make = Texts.button(words.of("backup.make"), this::make);
        make.setId("backup-make");
        rehearse = Parts.button("backup-rehearse", words.of("backup.rehearse"), () -> choose(false));
        restore = Parts.button("backup-restore", words.of("backup.restore"), () -> choose(true));
        restore.setVisible(actions.canRestore());
        restore.setManaged(actions.canRestore());
        getChildren()
                .addAll(
                        Texts.text(words.of("backup.title"), "heading"),
                        Texts.text(words.of("backup.means"), "muted"),
                        Parts.buttons(make, rehearse, restore),
                        below);
        show();
    }

    private void make() {
        actions.forget();
        actions.make(() -> busy(words.of("backup.writing")), done -> {
            free();
            switch (done) {
                case BackupActions.Making.Written(var file, var size, var contents) ->
                    show(
                            said(Icons.PASSED, words.of("backup.written", file.toString()), "verified"),
                            Texts.text(words.of("backup.size", Math.max(1, size / KILOBYTE))),
                            counts(contents),
                            Texts.text(words.of("backup.writtenMeans"), "muted"));
                case BackupActions.Making.Failed(var why) ->
                    show(said(Icons.ATTENTION, words.of("backup.notWritten", why), "attention"));
            }
        });
    }

    private void choose(boolean restoring) {
        actions.forget();
        actions.choose().ifPresent(file -> ask(file, restoring, ""));
    }

    /// Asks for the passphrase of a backup.
    private void ask(File file, boolean restoring, String wrong) {
        var field = new SecretField(words.of("backup.passphrase"), Passphrase.MAX_LENGTH);
        field.setId("backup-passphrase");
        Runnable go = () -> {
            if (field.length().get() > 0) {
                var passphrase = taken(field);
                busy(words.of("backup.rehearsing"));
                if (restoring) {
                    actions.prepare(file, passphrase, outcome -> heard(file, true, outcome));
                } else {
                    actions.rehearse(file, passphrase, outcome -> heard(file, false, outcome));
                }
            }
        };
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                go.run();
            }
        });
        var begin = Parts.button("backup-begin", words.of(restoring ? "backup.open" : "backup.check"), go, "accent");
        begin.disableProperty().bind(field.length().lessThan(1));
        var stop = Parts.button("backup-stop", words.of("backup.stop"), this::show);
        show(
                Texts.text(file.getName(), "strong"),
                Texts.text(words.of(restoring ? "backup.restoreMeans" : "backup.rehearseMeans"), "muted"),
                Texts.text(words.of("backup.passphrase"), "strong"),
                field);
        if (!wrong.isEmpty()) {
            below.getChildren().add(said(Icons.ATTENTION, wrong, "attention"));
        }
        below.getChildren().add(Parts.buttons(begin, stop));
        Platform.runLater(field::requestFocus);
    }

    private void heard(File file, boolean restoring, Rehearsal outcome) {
        free();
        switch (outcome) {
            case Rehearsal.WrongPassphrase() -> ask(file, restoring, words.of("backup.wrong"));
            case Rehearsal.Damaged(var why) ->
                show(
                        Texts.text(file.getName(), "strong"),
                        said(Icons.FAILED, words.of("backup.damaged", why), "failed"));
            case Rehearsal.Good(var contents) -> good(file, restoring, contents);
        }
    }

    private void good(File file, boolean restoring, BackupContents contents) {
        var times = surface.times();
        show(
                Texts.text(file.getName(), "strong"),
                said(Icons.PASSED, words.of("backup.good", times.inSentence(contents.written())), "verified"),
                counts(contents));
        contents.newest().ifPresent(time -> add(Texts.text(words.of("backup.newest", times.inSentence(time)))));
        if (contents.waiting() > 0) {
            add(Texts.text(words.of("backup.waiting", contents.waiting())));
        }
        contents.person().ifPresent(person -> add(Texts.text(words.of("backup.of", person))));
        contents.repository()
                .ifPresent(address ->
                        add(Texts.text(words.of("backup.at", address.origin().toString()))));
        if (restoring) {
            replace();
        } else {
            add(Texts.text(words.of("backup.unchanged"), "muted"));
        }
    }

    /// Says what comes next, and does nothing before the person says so.
    private void replace() {
        var now = Parts.button("backup-replace", words.of("backup.replaceNow"), actions::restore, "accent");
        var stop = Parts.button("backup-stop", words.of("backup.stop"), () -> {
            actions.forget();
            show();
        });
        add(Texts.text(words.of("backup.replace")));
        add(Texts.text(words.of("backup.joinAgain")));
        add(Parts.buttons(now, stop));
    }

    private Node counts(BackupContents contents) {
        var said = Texts.text(words.of("backup.counts", contents.received(), contents.sent()));
        said.setId("backup-counts");
        return said;
    }

    private void busy(String doing) {
        make.setDisable(true);
        rehearse.setDisable(true);
        restore.setDisable(true);
        show(Texts.text(doing, "muted"));
    }

    private void free() {
        make.setDisable(false);
        rehearse.setDisable(false);
        restore.setDisable(false);
    }

    private void add(Node node) {
        below.getChildren().add(node);
    }

    private void show(Node... nodes) {
        below.getChildren().setAll(nodes);
        below.setVisible(nodes.length > 0);
        below.setManaged(nodes.length > 0);
    }

    private static Node said(Icons icon, String text, String style) {
        return Parts.said("backup-said", icon, text, style);
    }

    private static Passphrase taken(SecretField field) {
        try {
            return Passphrase.take(field.take());
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a passphrase can hold", e);
        }
    }
}
