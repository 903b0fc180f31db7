package obreia.desktop.ui.inbox;

import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import obreia.assets.Words;
import obreia.desktop.ui.common.Texts;

/// The drawn letter: paper, flap, wafer, and on its outside what the repository says of it.
final class Letter extends StackPane {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 264;
    private static final double FOLD = 148;
    private static final double WAFER = 33;

    Letter(Words words, String from, String arrived) {
        getStyleClass().add("letter");
        setMaxSize(WIDTH, HEIGHT);
        setMinSize(WIDTH, HEIGHT);
        var flap = new Polygon(0, 0, WIDTH, 0, WIDTH / 2, FOLD);
        flap.getStyleClass().add("flap");
        var wafer = new Circle(WIDTH / 2, FOLD - 8, WAFER);
        wafer.getStyleClass().add("wafer");
        var mark = new Circle(WIDTH / 2, FOLD - 8, WAFER * 0.55);
        mark.getStyleClass().add("wafer-mark");
        var drawing = new Pane(flap, wafer, mark);
        var left = new VBox(Texts.line(words.of("sealed.from"), "caption", "muted"), Texts.cut(from, "serif"));
        var right = new VBox(Texts.line(words.of("sealed.arrived"), "caption", "muted"), Texts.line(arrived, "serif"));
        right.setAlignment(Pos.BOTTOM_RIGHT);
        left.setAlignment(Pos.BOTTOM_LEFT);
        var outside = new BorderPane();
        outside.setLeft(left);
        outside.setRight(right);
        outside.getStyleClass().add("letter-outside");
        getChildren().addAll(drawing, outside);
    }

    /// A letter without a wafer: what stands where there is none yet.
    static final class Unsealed extends StackPane {
        private static final double SCALE = 0.45;

        Unsealed() {
            getStyleClass().addAll("letter", "unsealed");
            setMaxSize(WIDTH * SCALE, HEIGHT * SCALE);
            setMinSize(WIDTH * SCALE, HEIGHT * SCALE);
            var flap = new Polygon(0, 0, WIDTH * SCALE, 0, WIDTH * SCALE / 2, FOLD * SCALE);
            flap.getStyleClass().add("flap");
            var place = new Circle(WIDTH * SCALE / 2, FOLD * SCALE, WAFER * 0.55);
            place.getStyleClass().add("wafer-place");
            getChildren().add(new Pane(flap, place));
        }
    }

    /// What stands where no message is chosen.
    static final class Nothing extends VBox {
        Nothing(Words words) {
            getStyleClass().add("empty-page");
            getChildren()
                    .addAll(
                            Texts.text(words.of("reader.nothing"), "subject"),
                            Texts.text(words.of("reader.choose"), "muted"));
        }
    }
}
