package obreia.desktop.ui.welcome;

import javafx.application.Platform;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.Passphrase;
import obreia.protocol.MalformedException;

/// Where somebody comes back: one passphrase opens what is kept on this computer.
public final class UnlockPage extends StackPane {
    private final SecretField field;
    private final VBox said = new VBox();
    private final CheckBox keep;
    private final Surface surface;

    /// What opens the profile. It is told the passphrase, which is its to close, and the page to say more on.
    @FunctionalInterface
    public interface Opener {
        void open(Passphrase passphrase, UnlockPage page);
    }

    public UnlockPage(Surface surface, String profile, Opener opener) {
        this.surface = surface;
        var words = surface.words();
        getStyleClass().add("welcome-page");
        field = new SecretField(words.of("unlock.passphrase"), Passphrase.MAX_LENGTH);
        field.setId("passphrase");
        var open = Texts.button(words.of("unlock.open"), () -> take(opener), "accent", "main");
        open.setId("unlock");
        open.disableProperty().bind(field.length().lessThan(1));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && field.length().get() > 0) {
                event.consume();
                take(opener);
            }
        });
        keep = new CheckBox(words.of("unlock.keep"));
        keep.setId("unlock-keep");
        keep.setWrapText(true);
        keep.setVisible(false);
        keep.managedProperty().bind(keep.visibleProperty());
        var column = new VBox(
                WelcomePage.head(words.of("unlock.title"), words.of("unlock.means", profile)),
                Texts.line(words.of("unlock.passphrase"), "strong"),
                field,
                keep,
                said,
                open);
        column.getStyleClass().addAll("welcome-column", "narrow");
        getChildren().add(column);
        Platform.runLater(field::requestFocus);
    }

    /// The system has a keychain: the person may choose to leave the passphrase to it.
    public void offerKeychain() {
        keep.setVisible(true);
    }

    /// True where the keychain is to keep the passphrase that was typed.
    public boolean isToBeKept() {
        return keep.isVisible() && keep.isSelected();
    }

    /// Says that the keychain is asked. The passphrase can be typed all the same.
    public void asksKeychain() {
        said.getChildren().setAll(Texts.text(surface.words().of("unlock.keychain"), "muted"));
    }

    /// Says why it did not open; the field is there to type into again.
    public void say(String why) {
        put(Icons.ATTENTION, why, "attention");
    }

    /// Says what was done before.
    public void tell(String done) {
        put(Icons.PASSED, done, "verified");
    }

    private void put(Icons icon, String text, String style) {
        var sentence = Texts.state(icon, text, style);
        sentence.setId("unlock-said");
        sentence.setWrapText(true);
        said.getChildren().setAll(sentence);
        field.setDisable(false);
        field.requestFocus();
    }

    private void take(Opener opener) {
        said.getChildren().setAll(Texts.text(surface.words().of("unlock.opening"), "muted"));
        field.setDisable(true);
        try {
            opener.open(Passphrase.take(field.take()), this);
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a passphrase can hold", e);
        }
    }
}
