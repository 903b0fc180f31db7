package obreia.desktop.ui.welcome;

import java.util.Arrays;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.entry.Entrant;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.SecretField;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.Passphrase;
import obreia.protocol.MalformedException;

/// Where somebody chooses the passphrase of a new vault, twice, and goes on to register.
public final class PassphrasePage extends StackPane {
    private static final int SHORTEST = 8;
    private static final int FAIR = 12;
    private static final int GOOD = 20;

    private final Words words;
    private final WelcomeActions actions;
    private final SecretField first;
    private final SecretField second;
    private final Label strength = Texts.text("", "dense");
    private final VBox said = new VBox();

    /// An empty page.
    ///
    /// @param profile where what is kept will be
    public PassphrasePage(Surface surface, Entrant entrant, String profile, WelcomeActions actions) {
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().add("welcome-page");
        first = new SecretField(words.of("passphrase.first"), Passphrase.MAX_LENGTH);
        first.setId("passphrase");
        second = new SecretField(words.of("passphrase.second"), Passphrase.MAX_LENGTH);
        second.setId("passphrase-again");
        strength.setId("passphrase-strength");
        first.length().subscribe(length -> strength(length.intValue()));
        var register = Texts.button(Icons.SIGN, words.of("passphrase.register"), this::take, "accent", "main");
        register.setId("register");
        register.disableProperty()
                .bind(first.length().lessThan(SHORTEST).or(second.length().lessThan(1)));
        var back = Texts.button(words.of("passphrase.back"), actions::back);
        back.setId("back");
        back.setCancelButton(true);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !register.isDisabled()) {
                event.consume();
                take();
            }
        });
        var column = new VBox(
                WelcomePage.head(words.of("passphrase.title"), words.of("passphrase.means", profile)),
                Texts.text(words.of("passphrase.lost"), "muted"),
                Texts.line(words.of("passphrase.first"), "strong"),
                first,
                strength,
                Texts.line(words.of("passphrase.second"), "strong"),
                second,
                said,
                Texts.text(
                        words.of(
                                "passphrase.then",
                                Names.shown(entrant.holder()),
                                entrant.repository().origin().toString()),
                        "muted"),
                Texts.row("step-buttons", register, back));
        column.getStyleClass().addAll("welcome-column", "narrow");
        getChildren().add(column);
        Platform.runLater(first::requestFocus);
    }

    /// Says why it did not go on; both fields are there to type into again.
    public void say(String why) {
        said.getChildren().setAll(Texts.text(why, "attention"));
        said.getChildren().getFirst().setId("passphrase-said");
        busy(false);
        first.requestFocus();
    }

    private void busy(boolean now) {
        first.setDisable(now);
        second.setDisable(now);
    }

    private void strength(int length) {
        var word = length == 0
                ? "none"
                : length < SHORTEST ? "short" : length < FAIR ? "fair" : length < GOOD ? "good" : "long";
        strength.setText(words.of("passphrase.strength." + word));
        strength.getStyleClass().removeAll("attention", "verified", "muted");
        strength.getStyleClass()
                .add(
                        switch (word) {
                            case "none" -> "muted";
                            case "short", "fair" -> "attention";
                            default -> "verified";
                        });
    }

    private void take() {
        var one = first.take();
        var other = second.take();
        var same = Arrays.equals(one, other);
        Arrays.fill(other, '\0');
        if (!same) {
            Arrays.fill(one, '\0');
            say(words.of("passphrase.differ"));
            return;
        }
        busy(true);
        said.getChildren().setAll(Texts.text(words.of("passphrase.making"), "muted"));
        try {
            actions.register(Passphrase.take(one));
        } catch (MalformedException e) {
            throw new IllegalStateException("the field takes only what a passphrase can hold", e);
        }
    }
}
