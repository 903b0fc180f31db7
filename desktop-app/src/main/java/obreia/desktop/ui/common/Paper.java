package obreia.desktop.ui.common;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// The drawn letter of this width: paper and a flap, closed by a wafer or with the place for one. Decoration alone: the
/// words around it say what it means.
public final class Paper extends StackPane {
    /// Of a letter one pixel wide.
    private static final double HEIGHT = 0.6;

    private static final double FOLD = 0.34;
    private static final double WAFER = 0.077;
    private static final double ROUND = 8;
    private static final int SCALLOPS = 24;
    private static final double DEEP = 0.07;

    private Paper(double width, boolean sealed) {
        getStyleClass().add("letter");
        setMaxSize(width, width * HEIGHT);
        setMinSize(width, width * HEIGHT);
        var flap = new Polygon(0, 0, width, 0, width, width * 0.02, width / 2, width * FOLD, 0, width * 0.02);
        flap.getStyleClass().add("flap");
        var fold = new Polyline(0, width * 0.02, width / 2, width * FOLD, width, width * 0.02);
        fold.getStyleClass().add("fold");
        var shape = new Rectangle(width, width * HEIGHT);
        shape.setArcWidth(2 * ROUND);
        shape.setArcHeight(2 * ROUND);
        var folded = new Pane(flap, fold);
        folded.setClip(shape);
        getChildren().addAll(folded, new Pane(sealed ? wafer(width) : place(width)));
    }

    /// One that is closed.
    public static Paper sealed(double width) {
        return new Paper(width, true);
    }

    /// One that waits for its wafer.
    public static Paper open(double width) {
        var paper = new Paper(width, false);
        paper.getStyleClass().add("unsealed");
        return paper;
    }

    private static Node wafer(double width) {
        var radius = width * WAFER;
        var edge = new Polygon();
        edge.getStyleClass().add("wafer");
        var points = SCALLOPS * 8;
        for (var point = 0; point < points; point++) {
            var angle = 2 * Math.PI * point / points;
            var out = radius * (1 - DEEP + DEEP * Math.abs(Math.cos(angle * SCALLOPS / 2)));
            edge.getPoints().addAll(out * Math.sin(angle), -out * Math.cos(angle));
        }
        var ring = new Circle(radius * 0.82);
        ring.getStyleClass().add("wafer-ring");
        var mark = new Ellipse(radius * 0.34, radius * 0.42);
        mark.getStyleClass().add("wafer-mark");
        var wafer = new Group(edge, ring, mark);
        wafer.setLayoutX(width / 2);
        wafer.setLayoutY(width * FOLD);
        return wafer;
    }

    private static Node place(double width) {
        var place = new Circle(width / 2, width * FOLD, width * WAFER * 1.25);
        place.getStyleClass().add("wafer-place");
        return place;
    }
}
