package obreia.desktop.ui.pin;

import java.time.Duration;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Texts;

/// What to do while the PIN is typed somewhere else, and how long the card still waits for it.
final class PinElsewhere extends VBox {
    private final Timeline countdown;

    /// Counts down from `patience` for as long as it is shown.
    PinElsewhere(Words words, String what, Duration patience) {
        getStyleClass().add("pin-elsewhere");
        var bar = new ProgressBar(1);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(what);
        var left = Texts.line(left(words, patience.toSeconds()), "caption", "muted");
        left.setId("pin-countdown");
        getChildren().addAll(Texts.text(what, "strong"), bar, left);
        countdown = new Timeline(new KeyFrame(
                javafx.util.Duration.seconds((double) patience.toSeconds()), new KeyValue(bar.progressProperty(), 0)));
        countdown.currentTimeProperty().subscribe(passed -> say(words, left, patience.toSeconds(), passed.toSeconds()));
        countdown.play();
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                countdown.pause();
            } else {
                countdown.play();
            }
        });
    }

    private static void say(Words words, Label label, long all, double passed) {
        label.setText(left(words, Math.max(0, all - (long) passed)));
    }

    private static String left(Words words, long seconds) {
        return words.of("pin.countdown", seconds / 60, "%02d".formatted(seconds % 60));
    }
}
