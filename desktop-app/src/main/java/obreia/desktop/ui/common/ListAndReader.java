package obreia.desktop.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import obreia.assets.Words;

/// A list with what is chosen of it beside it; where there is no room for both, they take turns with a way back.
public final class ListAndReader extends BorderPane {
    /// In em of the root, so that a larger scale counts as a narrower window.
    private static final double BOTH = 50;

    private static final double LIST = 25;

    private final SplitPane both = new SplitPane();
    private final Region list;
    private final Region reader;
    private final ObservableValue<Boolean> chosen;
    private final BorderPane alone = new BorderPane();
    private boolean narrow;
    private boolean back;
    private double em = 14;

    /// Shows both, or one of them.
    ///
    /// @param chosen true while something of the list is chosen
    public ListAndReader(Words words, Region list, Region reader, ObservableValue<Boolean> chosen) {
        this.list = list;
        this.reader = reader;
        this.chosen = chosen;
        both.getStyleClass().add("list-and-reader");
        SplitPane.setResizableWithParent(list, false);
        var button = Texts.button(Icons.BACK, words.of("reader.back"), this::goBack, "flat", "link");
        button.setId("back-to-list");
        alone.setTop(Texts.row("back-bar", button));
        chosen.addListener((_, _, now) -> {
            back = !now;
            place();
        });
        wide();
        fontOf();
        widthProperty().addListener(_ -> fit());
    }

    /// Shows what is chosen, where the list had the place.
    public void forward() {
        back = false;
        place();
    }

    private void goBack() {
        back = true;
        place();
        list.requestFocus();
    }

    private void fontOf() {
        var probe = Texts.line("");
        probe.setManaged(false);
        probe.setVisible(false);
        getChildren().add(probe);
        probe.fontProperty().subscribe(font -> {
            em = font.getSize();
            fit();
        });
    }

    private void fit() {
        var now = getWidth() > 0 && getWidth() < BOTH * em;
        if (now != narrow) {
            narrow = now;
            place();
        }
    }

    private void place() {
        if (!narrow) {
            wide();
            return;
        }
        both.getItems().clear();
        if (chosen.getValue() && !back) {
            alone.setCenter(reader);
            setCenter(alone);
        } else {
            alone.setCenter(null);
            setCenter(list);
        }
    }

    private void wide() {
        if (both.getItems().isEmpty()) {
            alone.setCenter(null);
            setCenter(null);
            both.getItems().setAll(list, reader);
            both.setDividerPositions(getWidth() > 0 ? LIST * em / getWidth() : 0.33);
        }
        setCenter(both);
    }
}
