package obreia.desktop.ui.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.ui.common.Undoable;

/// A line at the foot of the page that says what was just done and offers to take it back where that can be, until it
/// is
/// closed or time is up.
final class UndoBar extends HBox {
    private static final Duration OFFERED = Duration.seconds(10);

    private final PauseTransition time = new PauseTransition(OFFERED);

    UndoBar(Words words, ShellModel model) {
        getStyleClass().add("undo-bar");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        time.setOnFinished(_ -> model.lapse());
        var said = Texts.line("");
        said.setId("undo-sentence");
        var undo = Texts.button(words.of("undo"), model::undo, "flat", "link");
        undo.setId("undo");
        var close = Texts.button(Icons.REMOVE, "", model::lapse, "flat");
        close.setId("undo-close");
        close.setAccessibleText(words.of("undo.close"));
        getChildren().addAll(said, Texts.gap(), undo, close);
        model.offered().subscribe((Optional<Undoable> offered) -> {
            setVisible(offered.isPresent());
            offered.ifPresent(one -> {
                said.setText(one.sentence());
                undo.setVisible(one.offered());
            });
            if (offered.isPresent()) {
                time.playFromStart();
            } else {
                time.stop();
            }
        });
    }
}
