package obreia.desktop.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import obreia.assets.Words;
import obreia.desktop.mail.ReaderStanding.Found;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;

/// One reader: initials, name, and whether their card is good, in words.
final class RecipientChip extends HBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("failed");
    private static final double LONGEST = 260;

    private final Words words;
    private final Reader reader;
    private final Label state = Texts.state(Icons.AGAIN, "", "muted");
    private Optional<String> against;
    private boolean checking = true;

    RecipientChip(Words words, Reader reader, Consumer<RecipientChip> removed) {
        this.words = words;
        this.reader = reader;
        this.against = Optional.empty();
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMousePressed(_ -> requestFocus());
        var name = Texts.cut(reader.name());
        name.setMaxWidth(LONGEST);
        var remove = Texts.button(Icons.REMOVE, "", () -> removed.accept(this), "flat", "chip-remove");
        remove.setAccessibleText(words.of("compose.remove", reader.name()));
        remove.setFocusTraversable(false); // Delete removes a chip that has the focus
        state.setId("chip-state");
        getChildren()
                .addAll(
                        Texts.line(Texts.initials(reader.name()), "chip-initials"),
                        name,
                        new Separator(Orientation.VERTICAL),
                        state,
                        remove);
        say(Icons.AGAIN, "muted", words.of("chip.checking"));
    }

    Reader reader() {
        return reader;
    }

    /// Why nothing is sent to this reader now.
    Optional<String> against() {
        return against;
    }

    boolean isChecking() {
        return checking;
    }

    void found(Found found) {
        checking = false;
        against = Optional.empty();
        switch (found) {
            case Found.Verified(var _, var practice) -> {
                if (practice) {
                    say(Icons.PRACTICE, "practice", words.of("chip.practice"));
                } else {
                    say(Icons.VERIFIED_ROW, "verified", words.of("chip.verified"));
                }
            }
            case Found.NotAsked(var _, var _, var why) -> {
                say(Icons.ATTENTION, "attention", words.of("chip.notAsked"));
                state.setTooltip(new Tooltip(words.of("chip.notAskedWhy", why)));
            }
            case Found.Refused(var why) -> {
                against = Optional.of(words.of("compose.refusedReader", reader.name(), new Below(words).of(why)));
                say(Icons.NOT_VERIFIED_ROW, "failed", words.of("chip.refused"));
                state.setTooltip(new Tooltip(new Below(words).of(why)));
                pseudoClassStateChanged(REFUSED, true);
            }
        }
    }

    private void say(Icons icon, String style, String sentence) {
        state.setText(sentence);
        state.setGraphic(icon.small());
        state.getStyleClass().setAll("label", "state", style);
        setAccessibleText(words.of("chip.spoken", reader.name(), sentence));
    }
}
