package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.Preferences.Tongue;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import org.junit.jupiter.api.Test;

/// Settings while the windows are open, with a real repository behind them.
class SettingsPageTest extends MailCase {
    private Optional<SettingsModel> settings = Optional.empty();

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
            settings.orElseThrow().close();
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
        pin("2468");
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

    @Override
    MailWindow open() throws Exception {
        var made = new SettingsModel(new PreferencesFile(ana.vault().profile()));
        settings = Optional.of(made);
        var opened = windows.open(ana, "Ana Exemplo", new Outside(made, new ScriptedReaders()));
        window = opened;
        return opened;
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
        return windows.texts("#" + row + " .strong").stream().findFirst().orElse("");
    }

    private boolean selected(String id) {
        return windows.find(id, ToggleButton.class)
                .filter(ToggleButton::isSelected)
                .isPresent();
    }
}
