package obreia.desktop.ui;

import javafx.animation.PauseTransition;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// A notice of the program's own at the corner of the screen, where the system shows none: it takes no focus, does not
/// move, and goes by itself. One at a time. On the FX thread.
final class CornerNotice {
    private static final Duration SHOWN = Duration.seconds(12);
    private static final double GAP = 24;

    private final Stage stage;
    private final Popup popup = new Popup();
    private final PauseTransition time = new PauseTransition(SHOWN);

    CornerNotice(Stage stage) {
        this.stage = stage;
        time.setOnFinished(_ -> popup.hide());
        popup.setOnHidden(_ -> popup.getContent().clear());
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                popup.hide();
            }
        });
    }

    /// Shows it in the place of the one before.
    ///
    /// @param open what its button does
    void show(Surface surface, String title, String text, Runnable open) {
        popup.hide();
        var said = Texts.text(text);
        said.setId("news-said");
        var look = Texts.button(
                surface.words().of("news.show"),
                () -> {
                    popup.hide();
                    open.run();
                },
                "accent");
        look.setId("news-show");
        var close = Texts.button(Icons.REMOVE, "", popup::hide, "flat");
        close.setId("news-close");
        close.setAccessibleText(surface.words().of("news.close"));
        var head = Texts.row("news-head", Icons.INBOX.node(), Texts.line(title, "strong"), Texts.gap(), close);
        var card = new VBox(head, said, look);
        card.getStyleClass().add("news");
        card.setId("news");
        popup.getContent().setAll(card);
        surface.look().dress(popup.getScene());
        popup.show(stage);
        var corner = Screen.getPrimary().getVisualBounds();
        popup.setX(corner.getMaxX() - popup.getWidth() - GAP);
        popup.setY(corner.getMaxY() - popup.getHeight() - GAP);
        time.playFromStart();
    }
}
