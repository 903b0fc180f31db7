package obreia.desktop.ui.welcome;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.entry.Finding;
import obreia.desktop.entry.Step;
import obreia.desktop.entry.Trouble;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Texts;

/// One step of the way in: its icon, its name, what was found in words; opened where it failed, with what to do.
final class StepRow extends HBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    private final Words words;
    private final WelcomeModel model;
    private final WelcomeActions actions;
    private final Step step;
    private final StackPane icon = new StackPane();
    private final VBox body = new VBox();
    private final StackPane state = new StackPane();
    private final List<Node> below;

    /// A row that follows the model.
    ///
    /// @param below stands under the step's words in every state that did not pass
    StepRow(Words words, WelcomeModel model, WelcomeActions actions, Step step, Node... below) {
        this.words = words;
        this.model = model;
        this.actions = actions;
        this.step = step;
        this.below = List.of(below);
        setId("step-" + step.word());
        getStyleClass().add("step");
        body.getStyleClass().add("step-body");
        state.setMinWidth(USE_PREF_SIZE);
        icon.setAlignment(Pos.TOP_CENTER);
        state.setAlignment(Pos.TOP_RIGHT);
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().addAll(icon, body, state);
        setFocusTraversable(false);
        model.state(step).subscribe(this::show);
    }

    private void show(StepState now) {
        pseudoClassStateChanged(FAILED, false);
        pseudoClassStateChanged(ASKED, false);
        switch (now) {
            case StepState.Waiting() -> {
                head(Icons.WAITING, "muted", words.of("entry.waiting"));
                if (below.isEmpty()) {
                    add(Texts.text(words.of("entry." + step.word() + ".waits"), "muted", "dense"));
                }
            }
            case StepState.Checking() -> {
                head(Icons.WAITING, "muted", words.of("entry.checking"));
                add(Texts.text(words.of("entry." + step.word() + ".checking"), "muted", "dense"));
            }
            case StepState.Found(Finding.Passed passed) -> passed(passed);
            case StepState.Found(Finding.Several(var certificates)) -> several(certificates);
            case StepState.Found(Finding.Failed failed) -> failed(failed);
        }
        if (!(now instanceof StepState.Found(Finding.Passed _))) {
            body.getChildren().addAll(below);
        }
    }

    private void head(Icons drawn, String style, String said) {
        var node = drawn.large();
        node.getStyleClass().add(style);
        icon.getChildren().setAll(node);
        var name = Texts.text(words.of("entry." + step.word()), "strong");
        var word = Texts.line(said, "strong", "dense", style);
        word.setId("state-" + step.word());
        state.getChildren().setAll(word);
        body.getChildren().setAll(name);
        setAccessibleText(words.of("entry." + step.word()) + ": " + said);
    }

    private void passed(Finding.Passed passed) {
        head(Icons.PASSED, "verified", words.of("entry.ready"));
        var key = "entry." + step.word();
        var what = step == Step.CERTIFICATE ? Names.shown(passed.what()) : passed.what();
        var said = passed.until()
                .map(until -> words.of(
                        "entry.validUntil",
                        what,
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(words.language().locale())
                                .format(until.atZone(ZoneOffset.UTC))))
                .orElse(what);
        if (said.isEmpty()) {
            said = words.of(key + (model.practice().get().isPresent() ? ".practice" : ".unnamed"));
        }
        var found = Texts.text(said, "muted", "dense");
        found.setId("found-" + step.word());
        add(found);
    }

    private void several(List<FoundCertificate> certificates) {
        pseudoClassStateChanged(ASKED, true);
        head(Icons.ATTENTION, "attention", words.of("entry.yours"));
        add(Texts.text(words.of("entry.several", certificates.size())));
        var number = 0;
        for (var certificate : certificates) {
            var label = certificate.label().isEmpty() ? "" : " · " + certificate.label();
            var button = Texts.button(
                    Names.shown(certificate.holder()) + " · " + Names.shown(certificate.issuer()) + label,
                    () -> certificate.uri().ifPresent(actions::take));
            button.setId("certificate-" + number++);
            button.setWrapText(true);
            add(button);
        }
    }

    private void failed(Finding.Failed failed) {
        var trouble = failed.trouble();
        var key = "trouble." + trouble.word();
        var style = trouble.isQuestion() ? "attention" : "failed";
        pseudoClassStateChanged(trouble.isQuestion() ? ASKED : FAILED, true);
        head(
                trouble.isQuestion() ? Icons.ATTENTION : Icons.FAILED,
                style,
                words.of(trouble.isQuestion() ? "entry.yours" : "entry.failed"));
        var finding = Texts.text(words.of(key));
        finding.setId("finding");
        add(finding);
        var facts = new GridPane();
        facts.getStyleClass().add("facts");
        failed.issuer().ifPresent(issuer -> fact(facts, "entry.issuer", issuer));
        if (!trouble.isQuestion()) {
            fact(facts, "entry.cause", words.of(key + ".cause"));
        }
        fact(facts, "entry.todo", words.of(key + ".todo"));
        if (!failed.detail().isEmpty()) {
            fact(facts, "entry.detail", failed.detail());
        }
        add(facts);
        add(buttons(failed));
    }

    private FlowPane buttons(Finding.Failed failed) {
        var buttons = new FlowPane();
        buttons.getStyleClass().add("step-buttons");
        var trust = step == Step.CHAIN;
        var asks = failed.trouble() == Trouble.NO_AUTHORITY;
        if (trust) {
            buttons.getChildren().add(button("add-authority", Icons.FILE, actions::chooseAuthority, asks));
        }
        if (!failed.trouble().isQuestion()) {
            buttons.getChildren().addFirst(button("check-again", Icons.AGAIN, actions::check, true));
        }
        if (!failed.trouble().isQuestion()) {
            var copy = Texts.button(Icons.COPY, words.of("entry.copy"), () -> actions.copy(failed), "flat", "link");
            copy.setId("copy-details");
            buttons.getChildren().add(copy);
        }
        return buttons;
    }

    private Button button(String id, Icons drawn, Runnable action, boolean main) {
        var button = Texts.button(drawn, words.of("entry." + id), action);
        button.setId(id);
        if (main) {
            button.getStyleClass().add("accent");
        }
        return button;
    }

    private void fact(GridPane facts, String key, String said) {
        var label = Texts.text(words.of(key), "muted", "dense");
        label.setMinWidth(USE_PREF_SIZE);
        var value = Texts.text(said, "dense");
        GridPane.setHgrow(value, Priority.ALWAYS);
        GridPane.setValignment(label, VPos.TOP);
        facts.addRow(facts.getRowCount(), label, value);
    }

    private void add(Node node) {
        body.getChildren().add(node);
    }
}
