package obreia.desktop.ui.pin;

import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;

/// What the dialog for the PIN shows in each of its states. On the FX thread.
final class PinPane extends VBox {
    private final Words words;
    private final CardWords card;
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

        /// Ends, and shows what is known of readers, drivers and cards.
        void diagnostics();
    }

    /// A pane that shows nothing yet.
    ///
    /// @param title  what is being done: "Sign and send"
    /// @param action the words of the button that signs
    PinPane(Words words, String title, String action, Answers answers) {
        this.words = words;
        this.card = new CardWords(words);
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
                head(Icons.CARD, "plain", title, words.of("pin.looking"));
                buttons.getChildren().add(cancel());
            }
            case PinState.Ready(var question, var wrong) -> ready(question, wrong);
            case PinState.LastTry(var question) -> lastTry(question);
            case PinState.Keypad(var question, var cancel, var wrong) ->
                elsewhere(question, Icons.KEYPAD, "pin.keypad", cancel, wrong);
            case PinState.OtherWindow(var question, var cancel, var wrong) ->
                elsewhere(question, Icons.OTHER_WINDOW, "pin.otherWindow", cancel, wrong);
            case PinState.Signing() -> {
                head(Icons.CARD, "plain", title, words.of("pin.signing"));
                var button = cancel();
                button.setDisable(true);
                buttons.getChildren().add(button);
            }
            case PinState.NoCard(var why, var holder) -> noCard(why, holder);
            case PinState.Blocked(var pin, var next) ->
                stopped(
                        words.of("pin.blocked", card.of(pin)),
                        words.of("pin.blockedMeans"),
                        card.todoHere(CardState.PIN_LOCKED, next));
            case PinState.NotActivated(var next) ->
                stopped(
                        words.of("pin.notActivated"),
                        words.of("pin.notActivatedMeans"),
                        card.todoHere(CardState.NOT_ACTIVATED, next));
            case PinState.Failed(var fault, var detail) ->
                failed(
                        "pin.failed",
                        fault.map(card::sentence).orElseGet(() -> words.of("pin.failedMeans")),
                        fault.map(card::todoHere).orElseGet(() -> words.of("pin.failedTodo")),
                        detail);
            case PinState.Unsupported(var detail) ->
                failed("pin.unsupported", words.of("pin.unsupportedMeans"), words.of("pin.unsupportedTodo"), detail);
        }
    }

    private void ready(PinQuestion question, boolean wrong) {
        head(wrong ? Icons.ATTENTION : Icons.SIGN, wrong ? "attention" : "plain", title, words.of("pin.proves"));
        body.getChildren().add(new PinSummary(words, card, question));
        var name = card.of(question.pinName());
        var field = new SecretField(name, question.maxLength());
        field.setId("pin");
        var label = Texts.line(name, "strong");
        var tries = PinSummary.tries(words, question.triesLeft());
        body.getChildren().add(Texts.row("pin-label", label, Texts.gap(), tries));
        body.getChildren().add(field);
        body.getChildren().add(Texts.text(length(question), "caption"));
        if (wrong) {
            body.getChildren().add(wrong(question));
        }
        var sign = Texts.button(action, () -> take(field), "accent");
        sign.setId("pin-sign");
        sign.setDefaultButton(true);
        sign.disableProperty().bind(field.length().lessThan(question.minLength()));
        buttons.getChildren().addAll(cancel(), sign);
        Platform.runLater(field::requestFocus);
    }

    private Node wrong(PinQuestion question) {
        var sentence = question.triesLeft() instanceof Tries.Exactly(var left)
                ? words.of("pin.wrongLeft", left)
                : words.of("pin.wrong");
        var said = Texts.state(Icons.ATTENTION, sentence, "attention");
        said.setId("pin-wrong");
        return said;
    }

    private void take(SecretField field) {
        try {
            answers.typed(Pin.take(field.take()));
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a PIN can hold", e);
        }
    }

    private void lastTry(PinQuestion question) {
        head(Icons.LAST_TRY, "attention", words.of("pin.lastTry"), words.of("pin.lastTryMeans"));
        body.getChildren().add(new PinSummary(words, card, question));
        var once = Texts.button(words.of("pin.tryOnceMore"), () -> answers.lastTry(question));
        once.setId("pin-last-try");
        var stop = Texts.button(words.of("pin.stopHere"), answers::cancelled, "accent");
        stop.setId("pin-cancel");
        stop.setCancelButton(true);
        buttons.getChildren().addAll(once, stop);
        Platform.runLater(stop::requestFocus);
    }

    private void elsewhere(PinQuestion question, Icons icon, String key, Runnable cancel, boolean wrong) {
        head(icon, "plain", words.of(key), words.of(key + "Means"));
        body.getChildren().add(new PinSummary(words, card, question));
        body.getChildren()
                .add(new PinElsewhere(words, words.of(key + "Do", card.of(question.pinName())), PinWay.PATIENCE));
        if (wrong) {
            body.getChildren().add(wrong(question));
        }
        var button = Texts.button(words.of("pin.cancel"), () -> {
            cancel.run();
            answers.cancelled();
        });
        button.setId("pin-cancel");
        button.setCancelButton(true);
        buttons.getChildren().add(button);
        Platform.runLater(button::requestFocus);
    }

    /// It goes on by itself when the card is back.
    private void noCard(CardState why, Optional<String> holder) {
        var noReader = why == CardState.NO_READER || why == CardState.NO_SERVICE;
        head(Icons.NO_CARD, "attention", words.of(noReader ? "pin.missing" : "pin.noCard"), card.sentence(why));
        body.getChildren().add(steps(card.todoHere(why)));
        holder.ifPresent(name -> body.getChildren().add(Texts.text(words.of("pin.cardOf", Names.shown(name)))));
        body.getChildren().add(Texts.text(words.of("pin.goesOn"), "muted"));
        buttons.getChildren().add(cancel());
    }

    private void failed(String headline, String why, String next, String detail) {
        head(Icons.FAILED, "failed", words.of(headline), why);
        var more = Texts.button(words.of("pin.diagnostics"), answers::diagnostics, "flat", "link");
        more.setId("pin-diagnostics");
        var copy = Texts.button(words.of("pin.copyDetails"), () -> copy(why + "\n" + detail), "flat", "link");
        copy.setId("pin-copy");
        var how = Texts.row("pin-label", Texts.text(words.of("pin.how"), "heading"), Texts.gap(), copy);
        body.getChildren().addAll(how, steps(next), kept());
        buttons.getChildren().addAll(more, Texts.gap(), back());
    }

    private void stopped(String headline, String why, String next) {
        head(Icons.BLOCKED, "failed", headline, why);
        body.getChildren().addAll(Texts.text(words.of("pin.how"), "heading"), steps(next), kept());
        var copy = Texts.button(words.of("pin.copy"), () -> copy(next), "flat", "link");
        copy.setId("pin-copy");
        buttons.getChildren().addAll(copy, Texts.gap(), back());
    }

    private static Node steps(String next) {
        var steps = Texts.text(next, "pin-next");
        steps.setId("pin-steps");
        return steps;
    }

    private Node kept() {
        var kept = Texts.state(Icons.SAVE, words.of("pin.kept"));
        kept.setWrapText(true);
        kept.setMaxWidth(Double.MAX_VALUE);
        kept.getStyleClass().add("pin-kept");
        return kept;
    }

    private Button back() {
        var back = Texts.button(words.of("pin.back"), answers::cancelled, "accent");
        back.setId("pin-cancel");
        back.setCancelButton(true);
        Platform.runLater(back::requestFocus);
        return back;
    }

    private static void copy(String steps) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, steps));
    }

    private void head(Icons icon, String style, String headline, String under) {
        var disc = new StackPane(icon.large());
        disc.getStyleClass().addAll("pin-disc", style);
        var said = Texts.text(headline, "dialog-title");
        said.setId("pin-headline");
        var why = Texts.text(under, "muted");
        why.setId("pin-why");
        var texts = new VBox(said, why);
        body.getChildren().add(Texts.row("pin-head", disc, texts));
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
