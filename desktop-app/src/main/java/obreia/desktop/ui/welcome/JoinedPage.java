package obreia.desktop.ui.welcome;

import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// What a computer that joined a mailbox with the card alone can read, and what it cannot.
public final class JoinedPage extends StackPane {
    /// A page about one computer.
    ///
    /// @param newCard whether the mailbox goes on with a new card by this
    public JoinedPage(Surface surface, String holder, boolean newCard, WelcomeActions actions) {
        var words = surface.words();
        getStyleClass().add("welcome-page");
        var can = Texts.state(Icons.PASSED, words.of("joined.can"), "verified");
        can.setWrapText(true);
        var cannot = Texts.state(Icons.ATTENTION, words.of("joined.cannot"), "attention");
        cannot.setWrapText(true);
        cannot.setId("joined-cannot");
        var go = Texts.button(words.of("joined.enter"), actions::enter, "accent", "main");
        go.setId("enter");
        go.setDefaultButton(true);
        var column = new VBox(
                WelcomePage.head(words.of("joined.title"), words.of("joined.means", Names.shown(holder))), can, cannot);
        if (newCard) {
            var changed = Texts.state(Icons.ATTENTION, words.of("joined.newCard"), "attention");
            changed.setWrapText(true);
            changed.setId("joined-new-card");
            column.getChildren().add(changed);
        }
        column.getChildren().addAll(Texts.text(words.of("joined.devices"), "muted"), go);
        column.getStyleClass().addAll("welcome-column", "narrow");
        getChildren().add(column);
        Platform.runLater(go::requestFocus);
    }
}
