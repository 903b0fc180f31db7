package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MailroomEvent;
import obreia.desktop.preferences.Preferences.News;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.vault.ListedMessage;
import org.junit.jupiter.api.Test;

/// What is said of new mail to somebody who does not look at the window.
class NewMailTest extends MailCase {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicBoolean shows = new AtomicBoolean(true);

    @Test
    void newMailIsSaidOnceToWhoDoesNotLook() throws Exception {
        var _ = People.stored(People.send(joao, "Antes", ana));
        var settings = new SettingsModel(new PreferencesFile(ana.vault().profile()));
        var opened = windows.open(ana, "Ana Exemplo", new Outside(settings, new ScriptedReaders(), this::hear));
        window = opened;
        listed(1);
        arrives(2);
        var stage = (Stage) Window.getWindows().getLast();
        run(() -> stage.setIconified(true));
        arrives(3);
        said("Obreia: A sealed message came in.");

        run(() -> settings.change(now -> now.with(News.WITH_NAMES)));
        together(stage, settings);
        said("Obreia: 3 sealed messages came in; the repository says that the newest is from João Amostra.");

        run(() -> settings.change(now -> now.with(News.OFF)));
        arrives(4);
        shows.set(false);
        run(() -> settings.change(now -> now.with(News.WITHOUT_NAMES)));
        arrives(5);
        said("Obreia: A sealed message came in.");
        assertThat(windows.shown("news-said", Label.class).getText()).isEqualTo("A sealed message came in.");
        picture("news");

        run(() -> {
            opened.speak(Windows.surface(Language.PORTUGUESE, Theme.DARK));
            settings.change(now -> now.with(News.WITH_NAMES).with(Shade.DARK));
            opened.go(RailItem.SETTINGS);
        });
        Windows.picture(stage.getScene(), "settings-news-pt-dark");
        arrives(6);
        said("Obreia: Chegou uma mensagem selada; segundo o repositório é de João Amostra.");
        windows.until(
                "it says the new one",
                () -> windows.find("news-said", Label.class)
                        .filter(label -> label.getText().startsWith("Chegou"))
                        .isPresent());
        picture("news-pt-dark");
        windows.click("news-show");
        windows.until(
                "the inbox is in front",
                () -> !stage.isIconified()
                        && windows.find("inbox", Node.class).isPresent()
                        && windows.find("news-said", Label.class).isEmpty());
        arrives(7);
        assertThat(said).as("nothing more was said").isEmpty();
    }

    private void arrives(int number) throws Exception {
        var _ = People.stored(People.send(joao, "Mensagem " + number, ana));
        listed(number);
    }

    private void listed(int number) throws Exception {
        windows.until(
                number + " are listed",
                () -> Window.getWindows().stream()
                        .anyMatch(shown ->
                                shown instanceof Stage stage && stage.getTitle().endsWith("(" + number + ")")));
    }

    private void said(String expected) throws Exception {
        windows.until("it is said: " + expected, () -> !said.isEmpty());
        assertThat(said).containsExactly(expected);
        said.clear();
    }

    private static void picture(String name) throws Exception {
        var popup = Windows.onFx(() -> Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getScene());
        Windows.picture(popup, name);
    }

    /// Lets a look bring all letters that are there at once.
    private void together(Stage stage, SettingsModel settings) throws Exception {
        var letters = new Letters(ana)
                .inbox(false, 10).stream().map(ListedMessage::message).toList();
        var looked = new MailroomEvent.Looked(
                new MailPull.News(letters, List.of(), List.of(), Optional.empty()), List.of(), List.of());
        var outside = new Outside(settings, new ScriptedReaders(), this::hear);
        try (var background = new Background(_ -> {})) {
            run(() -> {
                var news = new NewMail(stage, ana, background, outside, () -> {});
                news.heard(looked, Windows.surface(Language.ENGLISH));
                news.heard(looked, Windows.surface(Language.ENGLISH));
            });
        }
    }

    private boolean hear(String title, String text) {
        said.add(title + ": " + text);
        return shows.get();
    }

    private static void run(Runnable work) throws Exception {
        var _ = Windows.onFx(() -> {
            work.run();
            return true;
        });
    }
}
