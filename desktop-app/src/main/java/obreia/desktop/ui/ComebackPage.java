package obreia.desktop.ui;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Texts;

/// What is shown between a window and the one that comes back: it says what is being done.
final class ComebackPage extends StackPane {
    ComebackPage(Words words) {
        getStyleClass().add("welcome-page");
        setId("comeback");
        var column = new VBox(
                Texts.text(words.of("comeback.doing"), "title"), Texts.text(words.of("comeback.doingMeans"), "muted"));
        column.getStyleClass().addAll("welcome-column", "narrow");
        getChildren().add(column);
    }
}
