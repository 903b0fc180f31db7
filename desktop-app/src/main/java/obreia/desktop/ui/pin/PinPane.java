package obreia.desktop.ui.pin;

import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;

/// What the dialog for the PIN shows in each of its states. On the FX thread.
final class PinPane extends VBox {
    private final Words words;
    private final String title;
    private final String action;
    private final Answers answers;
    private final VBox body = new VBox();
    private final HBox buttons = new HBox();

    /// What the person may answer.
    interface Answers {
        void typed(Pin pin);

        void lastTry(PinQuestion question);

        void cancelled();
    }

    /// A pane that shows nothing yet.
    ///
    /// @param title  what is being done: "Sign and send"
    /// @param action the words of the button that signs
    PinPane(Words words, String title, String action, Answers answers) {
        this.words = words;
        this.title = title;
        this.action = action;
        this.answers = answers;
        getStyleClass().add("pin-dialog");
        body.getStyleClass().add("pin-body");
        buttons.getStyleClass().add("pin-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(body, buttons);
    }

    void show(PinState state) {
        body.getChildren().clear();
        buttons.getChildren().clear();
        switch (state) {
            case PinState.Looking() -> {
                head(Icons.CARD, title, words.of("pin.looking"));
                buttons.getChildren().add(cancel());
            }
            case PinState.Ready(var question, var wrong) -> ready(question, wrong);
            case PinState.LastTry(var question) -> lastTry(question);
            case PinState.Keypad(var question, var cancel) -> elsewhere(question, Icons.KEYPAD, "pin.keypad", cancel);
            case PinState.OtherWindow(var question, var cancel) ->
                elsewhere(question, Icons.OTHER_WINDOW, "pin.otherWindow", cancel);
            case PinState.Signing() -> {
                head(Icons.SIGN, title, words.of("pin.signing"));
                var button = cancel();
                button.setDisable(true);
                buttons.getChildren().add(button);
            }
            case PinState.NoCard(var why, var next) -> stopped(Icons.NO_CARD, words.of("pin.noCard"), why, next);
            case PinState.Blocked(var next) ->
                stopped(Icons.BLOCKED, words.of("pin.blocked"), words.of("pin.nothingSent"), next);
            case PinState.NotActivated(var next) ->
                stopped(Icons.BLOCKED, words.of("pin.notActivated"), words.of("pin.nothingSent"), next);
            case PinState.Failed(var why) ->
                stopped(Icons.ATTENTION, words.of("pin.failed"), why, words.of("pin.seeDiagnostics"));
        }
    }

    private void ready(PinQuestion question, boolean wrong) {
        head(Icons.SIGN, title, words.of("pin.proves"));
        body.getChildren().add(summary(question));
        var field = new SecretField(question.pinName(), question.maxLength());
        field.setId("pin");
        var label = Texts.line(question.pinName(), "strong");
        var tries = tries(question.triesLeft());
        body.getChildren().add(Texts.row("pin-label", label, Texts.gap(), tries));
        body.getChildren().add(field);
        body.getChildren().add(Texts.text(length(question), "caption"));
        if (wrong) {
            var said = Texts.state(Icons.ATTENTION, words.of("pin.wrong"), "attention");
            said.setId("pin-wrong");
            body.getChildren().add(said);
        }
        var sign = Texts.button(action, () -> take(field), "accent");
        sign.setId("pin-sign");
        sign.setDefaultButton(true);
        sign.disableProperty().bind(field.length().lessThan(question.minLength()));
        buttons.getChildren().addAll(cancel(), sign);
        Platform.runLater(field::requestFocus);
    }

    private void take(SecretField field) {
        try {
            answers.typed(Pin.take(field.take()));
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a PIN can hold", e);
        }
    }

    private void lastTry(PinQuestion question) {
        head(Icons.LAST_TRY, words.of("pin.lastTry"), words.of("pin.lastTryMeans"));
        body.getChildren().add(summary(question));
        var once = Texts.button(words.of("pin.tryOnceMore"), () -> answers.lastTry(question));
        once.setId("pin-last-try");
        var stop = Texts.button(words.of("pin.stopHere"), answers::cancelled, "accent");
        stop.setId("pin-cancel");
        stop.setCancelButton(true);
        buttons.getChildren().addAll(once, stop);
        Platform.runLater(stop::requestFocus);
    }

    private void elsewhere(PinQuestion question, Icons icon, String key, Runnable cancel) {
        head(icon, words.of(key), words.of(key + "Means"));
        body.getChildren().add(summary(question));
        var button = Texts.button(words.of("pin.cancel"), () -> {
            cancel.run();
            answers.cancelled();
        });
        button.setId("pin-cancel");
        button.setCancelButton(true);
        buttons.getChildren().add(button);
    }

    private void stopped(Icons icon, String headline, String why, String next) {
        head(icon, headline, why);
        body.getChildren().add(Texts.text(next, "pin-next"));
        var back = Texts.button(words.of("pin.back"), answers::cancelled, "accent");
        back.setId("pin-cancel");
        back.setCancelButton(true);
        buttons.getChildren().add(back);
        Platform.runLater(back::requestFocus);
    }

    private void head(Icons icon, String headline, String under) {
        var disc = new StackPane(icon.large());
        disc.getStyleClass().add("pin-disc");
        var said = Texts.text(headline, "dialog-title");
        said.setId("pin-headline");
        var texts = new VBox(said, Texts.text(under, "muted"));
        body.getChildren().add(Texts.row("pin-head", disc, texts));
    }

    private Node summary(PinQuestion question) {
        var grid = new GridPane();
        grid.getStyleClass().add("pin-summary");
        var request = question.request();
        grid.addRow(0, Texts.line(words.of("pin.what"), "muted"), Texts.text(request.purpose(), "strong"));
        var row = 1;
        if (!request.people().isEmpty()) {
            grid.addRow(
                    row++, Texts.line(words.of("pin.for"), "muted"), Texts.text(String.join(", ", request.people())));
        }
        grid.addRow(row++, Texts.line(words.of("pin.card"), "muted"), Texts.text(question.holder()));
        if (request.signatures() > 1) {
            grid.add(Texts.text(words.of("pin.signatures", request.signatures())), 1, row);
        }
        return grid;
    }

    private Node tries(Tries left) {
        return switch (left) {
            case Tries.Unknown() -> new Label();
            case Tries.Few() -> Texts.line(words.of("pin.fewTries"), "attention");
            case Tries.Exactly(var count) -> {
                var dots = Texts.row("pin-tries");
                IntStream.range(0, Math.min(count, 3)).forEach(_ -> {
                    var dot = Texts.line("●", "attention");
                    dots.getChildren().add(dot);
                });
                dots.getChildren().add(Texts.line(words.of("pin.triesLeft", count), "attention"));
                yield dots;
            }
        };
    }

    private String length(PinQuestion question) {
        return question.minLength() == question.maxLength()
                ? words.of("pin.length", question.minLength())
                : words.of("pin.lengths", question.minLength(), question.maxLength());
    }

    private Button cancel() {
        var button = Texts.button(words.of("pin.cancel"), answers::cancelled);
        button.setId("pin-cancel");
        button.setCancelButton(true);
        return button;
    }

    /// The state's headline, as a screen reader announces the dialog.
    Optional<String> headline() {
        return Optional.ofNullable(lookup("#pin-headline"))
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText());
    }
}
