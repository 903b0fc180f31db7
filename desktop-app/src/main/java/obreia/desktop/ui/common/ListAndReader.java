package obreia.desktop.ui.common;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventTarget;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// A list with what is chosen of it beside it; where there is no room for both, they take turns with a way back.
public final class ListAndReader extends BorderPane {
    /// In em of the root, so that a larger scale counts as a narrower window.
    private static final double BOTH = 50;

    /// What a list may be, and what it is in a small, a usual and a large window while nobody has dragged it; in pixels
    /// at 100 %.
    private static final double LEAST = 240;

    private static final double MOST = 480;
    private static final double NARROW = 256;
    private static final double USUAL = 352;
    private static final double WIDE = 400;
    private static final double SMALL_WINDOW = 1000;
    private static final double LARGE_WINDOW = 1600;
    private static final double EM = 14;

    /// What one press of a key moves.
    private static final double STEP = 16;

    private final ObjectProperty<Integer> dragged;
    private final String dividerName;
    private final SplitPane both = new SplitPane();
    private final Region list;
    private final Region reader;
    private final ObservableValue<Boolean> chosen;
    private final BorderPane alone = new BorderPane();
    private boolean narrow;
    private boolean back;
    private double em = EM;
    private double taken;
    private boolean held;

    /// Shows both, or one of them.
    ///
    /// @param chosen true while something of the list is chosen
    public ListAndReader(Surface surface, Region list, Region reader, ObservableValue<Boolean> chosen) {
        this.dragged = surface.look().lists();
        this.dividerName = surface.words().of("list.divider");
        this.list = list;
        this.reader = reader;
        this.chosen = chosen;
        both.getStyleClass().add("list-and-reader");
        SplitPane.setResizableWithParent(list, false);
        var button = Texts.button(Icons.BACK, surface.words().of("reader.back"), this::goBack, "flat", "link");
        button.setId("back-to-list");
        alone.setTop(Texts.row("back-bar", button));
        chosen.addListener((_, _, now) -> {
            back = !now;
            place();
        });
        wide();
        fontOf();
        widthProperty().addListener(_ -> fit());
        // Another page may have been dragged since this one was left.
        sceneProperty().addListener(_ -> later());
        both.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> held = divides(event.getTarget()));
        both.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> {
            if (held) {
                held = false;
                drag();
            }
        });
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
        later();
    }

    /// When the panes have been laid out: they keep the width of the list while the window changes its own.
    private void later() {
        Platform.runLater(this::take);
    }

    private void take() {
        if (getScene() == null || getWidth() <= 0 || narrow) {
            return;
        }
        both.lookupAll(".split-pane-divider").forEach(this::giveKeys);
        var width = width() * em / EM;
        if (width != taken) {
            taken = width;
            list.setMinWidth(LEAST * em / EM);
            list.setMaxWidth(MOST * em / EM);
            both.setDividerPositions(width / getWidth());
        }
    }

    private double width() {
        if (dragged.get() > 0) {
            return Math.clamp(dragged.get(), LEAST, MOST);
        }
        var window = getScene().getWidth() * EM / em;
        return window < SMALL_WINDOW ? NARROW : window < LARGE_WINDOW ? USUAL : WIDE;
    }

    private static boolean divides(EventTarget target) {
        for (var node = target instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }

    /// What the mouse does with the divider, the arrow keys do: it can be reached like any control.
    private void giveKeys(Node divider) {
        divider.setId("list-divider");
        divider.setFocusTraversable(true);
        divider.setAccessibleRole(AccessibleRole.THUMB);
        divider.setAccessibleText(dividerName);
        divider.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case LEFT -> move(event, now() - STEP);
                case RIGHT -> move(event, now() + STEP);
                case HOME -> move(event, LEAST);
                case END -> move(event, MOST);
                default -> {}
            }
        });
    }

    private void move(KeyEvent event, double width) {
        var now = Math.clamp(width, LEAST, MOST);
        taken = now * em / EM;
        both.setDividerPositions(taken / getWidth());
        dragged.set((int) Math.round(now));
        event.consume();
    }

    /// How wide the list is, in pixels at 100 %.
    private double now() {
        return taken * EM / em;
    }

    private void drag() {
        var width = Math.clamp(both.getDividerPositions()[0] * getWidth() * EM / em, LEAST, MOST);
        taken = width * em / EM;
        dragged.set((int) Math.round(width));
    }

    private void place() {
        if (!narrow) {
            wide();
            return;
        }
        both.getItems().clear();
        taken = 0;
        list.setMinWidth(USE_COMPUTED_SIZE);
        list.setMaxWidth(Double.MAX_VALUE);
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
            both.setDividerPositions(getWidth() > 0 ? USUAL * em / EM / getWidth() : 0.33);
            later();
        }
        setCenter(both);
    }
}
