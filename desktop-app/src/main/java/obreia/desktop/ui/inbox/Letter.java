package obreia.desktop.ui.inbox;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Paper;
import obreia.desktop.ui.common.Texts;

/// The drawn letter, and on its outside what the repository says of it.
final class Letter extends StackPane {
    private static final double WIDTH = 410;
    /// It grows with the text upon it, as far as a small window has room.
    private static final double MOST = 1.4;
    private static final double BETWEEN = 16;

    /// @param percent of the size of everything
    Letter(Words words, String from, String arrived, int percent) {
        var width = WIDTH * Math.min(MOST, percent / 100.0);
        setMaxWidth(width);
        var sender = Texts.cut(from, "serif");
        var left = new VBox(Texts.text(words.of("sealed.from"), "caption", "muted"), sender);
        var time = Texts.line(arrived, "serif");
        var right = new VBox(Texts.line(words.of("sealed.arrived"), "caption", "muted"), time);
        right.setMinWidth(USE_PREF_SIZE);
        right.setAlignment(Pos.BOTTOM_RIGHT);
        left.setAlignment(Pos.BOTTOM_LEFT);
        left.setMinWidth(0);
        var outside = new BorderPane(left);
        outside.setRight(right);
        BorderPane.setMargin(right, new Insets(0, 0, 0, BETWEEN));
        outside.setMaxHeight(USE_PREF_SIZE);
        outside.setMaxWidth(width);
        outside.getStyleClass().add("letter-outside");
        StackPane.setAlignment(outside, Pos.BOTTOM_CENTER);
        getChildren().addAll(Paper.sealed(width), outside);
    }
}
