package obreia.desktop.ui.common;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Where a PIN or a passphrase is typed: it shows dots and keeps characters in an array that is wiped.
///
/// A PasswordField keeps a String, and no String can be wiped; so this is a control of its own. There is no copying
/// out of it and no pasting into it.
public final class SecretField extends HBox {
    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");

    private final int maxLength;
    private final char[] typed;
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final Label dots = new Label();

    /// An empty field.
    ///
    /// @param name      what a screen reader calls it
    /// @param maxLength how many characters it takes
    public SecretField(String name, int maxLength) {
        this.maxLength = maxLength;
        this.typed = new char[maxLength];
        getStyleClass().add("secret-field");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setAccessibleText(name);
        dots.getStyleClass().add("pin-dots");
        var caret = new Region();
        caret.getStyleClass().add("pin-caret");
        getChildren().addAll(dots, caret);
        setOnMousePressed(_ -> requestFocus());
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        length.addListener(_ -> {
            dots.setText("●".repeat(length.get()));
            pseudoClassStateChanged(FILLED, length.get() > 0);
        });
    }

    public ReadOnlyIntegerProperty length() {
        return length.getReadOnlyProperty();
    }

    /// Hands over what was typed, the caller's to wipe, and is empty again.
    public char[] take() {
        var copy = Arrays.copyOf(typed, length.get());
        empty();
        return copy;
    }

    public void empty() {
        Arrays.fill(typed, '\0');
        length.set(0);
    }

    private void type(KeyEvent event) {
        var characters = event.getCharacter();
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || characters.length() != 1) {
            return;
        }
        var character = characters.charAt(0);
        if (!Character.isISOControl(character)) {
            if (length.get() < maxLength) {
                typed[length.get()] = character;
                length.set(length.get() + 1);
            }
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE && length.get() > 0) {
            length.set(length.get() - 1);
            typed[length.get()] = '\0';
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            empty();
            event.consume();
        }
    }
}
