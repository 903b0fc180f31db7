package obreia.desktop.ui.common;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Chooses the first row of a list in which nothing is chosen, when a person goes down or up in it. By itself a list
/// begins at the second: the first has the focus already, and of one row nothing can be chosen.
public final class FirstRow {
    private FirstRow() {}

    public static void byKeys(ListView<?> list) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            var moves = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
            if (moves && list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
                list.getSelectionModel().select(0);
                list.scrollTo(0);
                event.consume();
            }
        });
    }
}
