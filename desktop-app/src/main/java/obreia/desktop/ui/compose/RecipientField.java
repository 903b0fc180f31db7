package obreia.desktop.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import obreia.assets.Words;
import obreia.desktop.ui.common.Surface;
import org.controlsfx.control.textfield.TextFields;

/// The readers of a message as chips, and behind them a field that completes names.
final class RecipientField extends FlowPane {
    private final Words words;
    private final ComposeActions actions;
    private final Runnable changed;
    private final List<RecipientChip> chips = new ArrayList<>();
    private final TextField typed = new TextField();

    /// Nobody yet.
    ///
    /// @param changed called when somebody came or went, or more is known of them
    RecipientField(Surface surface, ComposeActions actions, Runnable changed) {
        this.words = surface.words();
        this.actions = actions;
        this.changed = changed;
        getStyleClass().add("chips");
        prefWrapLengthProperty().bind(widthProperty()); // as high as its rows are, and not more
        typed.setId("to");
        typed.setPromptText(words.of("compose.typeName"));
        typed.setAccessibleText(words.of("compose.to"));
        typed.getStyleClass().add("bare");
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
        // The provider is called on a thread of its own; what it waits for holds nothing up.
        var completion = TextFields.bindAutoCompletion(typed, request -> {
            var beginning = request.getUserText().strip();
            return beginning.length() < 2 ? List.<Reader>of() : actions.find(beginning);
        });
        completion.setOnAutoCompleted(event -> {
            add(event.getCompletion());
            typed.clear();
        });
        getChildren().add(typed);
    }

    List<Reader> readers() {
        return chips.stream().map(RecipientChip::reader).toList();
    }

    /// Why the message cannot go to the readers as they are, if it cannot.
    Optional<String> against() {
        return chips.stream().flatMap(chip -> chip.against().stream()).findFirst();
    }

    /// True while somebody is being checked.
    boolean isChecking() {
        return chips.stream().anyMatch(RecipientChip::isChecking);
    }

    /// The field itself, which takes the focus.
    TextField typed() {
        return typed;
    }

    /// Adds somebody, who is checked.
    void add(Reader reader) {
        if (readers().stream().anyMatch(there -> there.mailbox().equals(reader.mailbox()))) {
            return;
        }
        var chip = new RecipientChip(words, reader, this::remove);
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> keyOnChip(chip, event));
        chips.add(chip);
        getChildren().add(chips.size() - 1, chip);
        changed.run();
        actions.check(reader, found -> {
            chip.found(found);
            changed.run();
        });
    }

    private void remove(RecipientChip chip) {
        var at = chips.indexOf(chip);
        chips.remove(chip);
        getChildren().remove(chip);
        at(at).requestFocus();
        changed.run();
    }

    /// The chip at a place, or the field behind the last.
    private Node at(int place) {
        return place >= 0 && place < chips.size() ? chips.get(place) : typed;
    }

    private void keyOnChip(RecipientChip chip, KeyEvent event) {
        var at = chips.indexOf(chip);
        switch (event.getCode()) {
            case LEFT -> at(Math.max(0, at - 1)).requestFocus();
            case RIGHT -> at(at + 1).requestFocus();
            case DELETE, BACK_SPACE -> remove(chip);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void keyInField(KeyEvent event) {
        var back = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.BACK_SPACE;
        if (back && typed.getCaretPosition() == 0 && typed.getSelection().getLength() == 0 && !chips.isEmpty()) {
            chips.getLast().requestFocus();
            event.consume();
        }
    }
}
