package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.Preferences.Tongue;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings while the windows are open, with a real repository behind them.
class SettingsPageTest {
    @TempDir
    Path folder;

    private People people;
    private RunningRepository repository;
    private Windows windows;
    private Account ana;
    private Account joao;
    private SettingsModel settings;
    private @Nullable MailWindow window;

    @BeforeEach
    void anaHasAMailbox() throws Exception {
        people = new People(folder);
        repository = RunningRepository.inMemory(Origin.parse("settings.example/post"), people.trust(), People.CLOCK);
        windows = new Windows();
        ana = people.join("Ana Exemplo", repository.address());
        joao = people.join("João Amostra", repository.address());
        settings = new SettingsModel(new PreferencesFile(ana.vault().profile()));
    }

    @AfterEach
    void closeEverything() throws Exception {
        Windows.closeAll();
        if (window != null) {
            window.close();
        }
        joao.close();
        repository.close();
    }

    @Test
    void languageThemeAndSizeHoldAtOnceAndAreKept() throws Exception {
        open();
        windows.click("rail-settings");
        windows.click("set-language-2");
        windows.until(
                "the page speaks Portuguese",
                () -> label("set-language").equals("Língua") && selected("set-language-2"));
        assertThat(windows.shown("set-language-2", ToggleButton.class).isFocused())
                .as("the focus stays where it was")
                .isTrue();

        windows.click("set-theme-2");
        windows.click("set-size-2");

        windows.until("all is dark and large", () -> {
            var scene = windows.robot.lookup("#set-size").query().getScene();
            return scene.getStylesheets().getFirst().contains("obreia-dark")
                    && scene.getRoot().getStyle().contains("21.0px");
        });
        windows.picture("settings-pt-dark-150");
        var _ = Windows.onFx(() -> {
            settings.close();
            return true;
        });
        assertThat(new PreferencesFile(ana.vault().profile()).read().preferences())
                .isEqualTo(Preferences.STANDARD
                        .with(Tongue.PORTUGUESE)
                        .with(Shade.DARK)
                        .withPercent(150));
    }

    @Test
    void aSecondPressTakesNothingBack() throws Exception {
        open();
        windows.click("rail-settings");
        windows.click("set-theme-1");
        windows.click("set-theme-1");

        assertThat(windows.shown("set-theme-1", ToggleButton.class).isSelected())
                .isTrue();
        windows.picture("settings");
    }

    @Test
    void aScreenOfAnotherLanguageIsLetGo() throws Exception {
        open();
        windows.click("rail-settings");
        var before = new WeakReference<Parent>(
                windows.shown("rail-settings", ToggleButton.class).getScene().getRoot());
        windows.click("set-language-2");
        windows.until("the page speaks Portuguese", () -> label("set-language").equals("Língua"));
        windows.click("set-theme-2");
        windows.click("rail-inbox");
        windows.click("rail-settings");

        windows.until("the English screens are gone", () -> {
            System.gc();
            return before.get() == null;
        });
    }

    @Test
    void aPinThatIsKeptSignsTheSecondTimeWithoutAQuestion() throws Exception {
        var first = People.stored(People.send(joao, "Um", ana));
        var second = People.stored(People.send(joao, "Dois", ana));
        open();
        windows.click("rail-settings");
        windows.click("set-pin-1");
        windows.click("rail-inbox");
        choose(0);
        windows.click("sign-and-open");
        var field = windows.shown("pin", javafx.scene.Node.class);
        windows.until("the field has the focus", field::isFocused);
        windows.type("2468");
        windows.press(KeyCode.ENTER);
        windows.shown("message-text", Label.class);
        choose(1);
        windows.click("sign-and-open");

        windows.until(
                "the second is open",
                () -> windows.find("message-text", Label.class).isPresent()
                        && windows.find("sign-and-open", javafx.scene.Node.class)
                                .isEmpty());
        People.pull(joao);
        assertThat(new Letters(joao).status(first).allReceipted()).isTrue();
        assertThat(new Letters(joao).status(second).allReceipted()).isTrue();
    }

    @Test
    void aBrokenFileIsSaidAndTheStandardHolds() throws Exception {
        Files.writeString(ana.vault().profile().resolve(PreferencesFile.NAME), "{ broken");
        open();

        var rail = windows.shown("rail-settings", ToggleButton.class);
        windows.robot.interact(rail::fire);
        assertThat(windows.shown("settings-fault", Label.class).getText()).startsWith("The settings could not be read");
        assertThat(windows.shown("set-theme-0", ToggleButton.class).isSelected())
                .isTrue();
    }

    private void open() throws Exception {
        settings = new SettingsModel(new PreferencesFile(ana.vault().profile()));
        window = windows.open(ana, "Ana Exemplo", new Outside(settings));
    }

    private void choose(int place) throws Exception {
        windows.until(
                "both are listed",
                () -> windows.find("inbox", ListView.class)
                        .filter(list -> list.getItems().size() == 2)
                        .isPresent());
        var list = windows.shown("inbox", ListView.class);
        windows.robot.interact(() -> list.getSelectionModel().select(place));
    }

    private String label(String row) {
        return windows.robot
                .lookup("#" + row + " .strong")
                .tryQueryAs(Label.class)
                .map(Label::getText)
                .orElse("");
    }

    private boolean selected(String id) {
        return windows.find(id, ToggleButton.class)
                .filter(ToggleButton::isSelected)
                .isPresent();
    }
}
