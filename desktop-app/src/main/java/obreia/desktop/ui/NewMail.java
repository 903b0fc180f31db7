package obreia.desktop.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailroomEvent;
import obreia.desktop.preferences.Preferences.News;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Digest;

/// Says that new mail is there to somebody who does not look: one notice for all that came in together, never what is
/// in it. What had come before the window was there is no news. On the FX thread.
final class NewMail {
    private final Stage stage;
    private final Account account;
    private final Background background;
    private final Outside outside;
    private final Runnable inbox;
    private final CornerNotice corner;
    private boolean begun;

    /// Of one window.
    ///
    /// @param inbox shows the inbox
    NewMail(Stage stage, Account account, Background background, Outside outside, Runnable inbox) {
        this.stage = stage;
        this.account = account;
        this.background = background;
        this.outside = outside;
        this.inbox = inbox;
        this.corner = new CornerNotice(stage);
    }

    /// The repository was looked at.
    ///
    /// @param surface how it is said
    void heard(MailroomEvent.Looked looked, Surface surface) {
        var letters = looked.news().letters();
        var first = !begun;
        begun = true;
        var how = outside.settings().now().get().notifications();
        if (first || letters.isEmpty() || how == News.OFF || isLookedAt()) {
            return;
        }
        if (how == News.WITH_NAMES) {
            background.run(() -> newest(letters), name -> say(surface, letters.size(), name));
        } else {
            say(surface, letters.size(), Optional.empty());
        }
    }

    /// Any window of the program: a dialog has the focus in the place of its window.
    private boolean isLookedAt() {
        return !stage.isIconified() && Window.getWindows().stream().anyMatch(Window::isFocused);
    }

    private Optional<String> newest(List<Digest> letters) throws IOException {
        var letter = account.vault().messages().find(letters.getLast(), Direction.IN);
        return letter.isEmpty()
                ? Optional.empty()
                : Optional.of(Names.shown(new Letters(account).name(letter.get().sender())));
    }

    private void say(Surface surface, int number, Optional<String> name) {
        var words = surface.words();
        var title = words.of("app.name");
        var text = name.map(from -> words.of("news.from", number, from)).orElseGet(() -> words.of("news.new", number));
        Thread.ofVirtual().start(() -> {
            if (!outside.notices().show(title, text)) {
                Platform.runLater(() -> inCorner(surface, title, text));
            }
        });
    }

    private void inCorner(Surface surface, String title, String text) {
        if (stage.isShowing()) {
            corner.show(surface, title, text, () -> {
                stage.setIconified(false);
                stage.toFront();
                stage.requestFocus();
                inbox.run();
            });
        }
    }
}
