package obreia.desktop.ui.welcome;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.card.Pin;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;

/// For somebody without a card at hand: takes a practice card from a file, or makes one.
final class PracticeStrip extends HBox {
    private static final int SHORTEST_PIN = 4;
    private static final int LONGEST_PIN = 16;
    private static final int LONGEST_NAME = 64;

    private final Words words;
    private final WelcomeActions actions;
    private final VBox body = new VBox();

    PracticeStrip(Words words, WelcomeModel model, WelcomeActions actions) {
        this.words = words;
        this.actions = actions;
        getStyleClass().add("practice-strip");
        var flask = Icons.PRACTICE.large();
        flask.getStyleClass().add("practice");
        body.getStyleClass().add("step-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().addAll(flask, body);
        model.practice().subscribe(this::show);
    }

    private void show(Optional<Path> used) {
        if (used.isPresent()) {
            say("practice.used", words.of("practice.usedMeans", used.get().toString()));
            body.getChildren().add(buttons(button("leave-practice", actions::leavePractice)));
        } else {
            offer();
        }
    }

    private void offer() {
        say("practice.none", words.of("practice.noneMeans"));
        body.getChildren()
                .add(buttons(button("choose-practice", actions::choosePractice), button("make-practice", this::form)));
    }

    /// Asks for the two things that a new card needs.
    private void form() {
        say("practice.make", words.of("practice.makeMeans"));
        var name = new TextField();
        name.setId("practice-name");
        name.setPromptText(words.of("practice.nameLike"));
        name.setAccessibleText(words.of("practice.name"));
        var pin = new SecretField(words.of("practice.pin"), LONGEST_PIN);
        pin.setId("practice-pin");
        var make = button("make-card", () -> make(name, pin));
        make.getStyleClass().add("accent");
        make.disableProperty()
                .bind(pin.length()
                        .lessThan(SHORTEST_PIN)
                        .or(javafx.beans.binding.Bindings.createBooleanBinding(
                                () -> name.getText().isBlank()
                                        || name.getText().strip().length() > LONGEST_NAME,
                                name.textProperty())));
        body.getChildren()
                .addAll(
                        Texts.line(words.of("practice.name"), "strong", "dense"),
                        name,
                        Texts.line(words.of("practice.pin"), "strong", "dense"),
                        pin,
                        buttons(make, button("no-card", this::offer)));
        name.requestFocus();
    }

    private void make(TextField name, SecretField pin) {
        try {
            actions.makePractice(name.getText().strip(), Pin.take(pin.take()));
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a PIN can hold", e);
        }
    }

    private void say(String key, String means) {
        var means1 = Texts.text(means, "muted", "dense");
        means1.setId("practice-means");
        body.getChildren().setAll(Texts.text(words.of(key), "strong"), means1);
    }

    private javafx.scene.control.Button button(String id, Runnable action) {
        var button = Texts.button(words.of("practice." + id), action);
        button.setId(id);
        return button;
    }

    private static FlowPane buttons(Node... nodes) {
        var row = new FlowPane(nodes);
        row.getStyleClass().add("step-buttons");
        return row;
    }
}
