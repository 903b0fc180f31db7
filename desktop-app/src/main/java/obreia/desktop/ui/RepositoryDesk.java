package obreia.desktop.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import obreia.desktop.mail.Alerts;
import obreia.desktop.ui.repository.Asking;
import obreia.desktop.ui.repository.RepositoryActions;
import obreia.desktop.ui.repository.RepositoryModel;

/// What the repository page's buttons do.
final class RepositoryDesk implements RepositoryActions {
    private final MailDesk desk;
    private final RepositoryModel model;

    RepositoryDesk(MailDesk desk, RepositoryModel model) {
        this.desk = desk;
        this.model = model;
    }

    @Override
    public void checkAgain() {
        model.said().set(Optional.empty());
        model.asking().set(new Asking.Now());
        desk.mailroom().look();
    }

    @Override
    public void saveEvidence() {
        desk.chooseWhereToSave("obreia-evidence.txt").ifPresent(file -> save(file.toPath()));
    }

    /// Writes what is kept against the repository there.
    void save(Path to) {
        desk.background()
                .run(
                        () -> {
                            model.record().save(to);
                            return true;
                        },
                        _ -> said("repository.saved", to.toString()));
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        said("repository.copied");
    }

    @Override
    public void acknowledge() {
        desk.ask(account -> new Alerts(account).acknowledge(), _ -> checkAgain());
    }

    private void said(String key, Object... arguments) {
        model.said().set(Optional.of(desk.surface().words().of(key, arguments)));
    }
}
