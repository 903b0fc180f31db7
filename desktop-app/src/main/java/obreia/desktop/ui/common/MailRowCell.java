package obreia.desktop.ui.common;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Three lines: name and time, subject, state. Its nodes are made once and filled again as the list scrolls.
final class MailRowCell extends ListCell<MailRow> {
    /// In em: beside the state there is none for a remark in a narrower row.
    private static final double TAG_ROOM = 20;

    private static final PseudoClass UNOPENED = PseudoClass.getPseudoClass("unopened");

    private final Label name = Texts.line("", "row-name");
    private final Label time = Texts.line("", "row-time");
    private final Label subject = Texts.line("", "row-subject");
    private final Label state = Texts.line("", "row-state");
    private final Label tag = Texts.line("", "tag");
    private final Tooltip whole = new Tooltip();
    private final Region dot = new Region();
    private final StackPane lines;
    private Optional<MailRow> shown = Optional.empty();

    MailRowCell() {
        getStyleClass().add("mail-row");
        time.setMinWidth(USE_PREF_SIZE);
        tag.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        state.setMinWidth(0);
        var room = Bindings.createDoubleBinding(() -> TAG_ROOM * name.getFont().getSize(), name.fontProperty());
        tag.visibleProperty()
                .bind(tag.textProperty().isNotEmpty().and(widthProperty().greaterThan(room)));
        tag.managedProperty().bind(tag.visibleProperty());
        var texts =
                new VBox(Texts.row("row-line", name, time), subject, Texts.row("row-line", state, Texts.gap(), tag));
        texts.getStyleClass().add("row-lines");
        dot.getStyleClass().add("row-dot");
        lines = new StackPane(texts, dot);
        StackPane.setAlignment(dot, Pos.TOP_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(MailRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            pseudoClassStateChanged(UNOPENED, false);
            return;
        }
        name.setText(row.name());
        var _ = Texts.directed(subject, row.subject());
        time.setText(row.time());
        subject.setText(row.subject());
        state.setText(row.state());
        standing(row);
        tag.setText(row.tag().orElse(""));
        dot.setVisible(row.unopened());
        whole.setText(row.name() + "\n" + row.subject());
        setTooltip(whole);
        pseudoClassStateChanged(UNOPENED, row.unopened());
        setAccessibleText(row.spoken());
        setGraphic(lines);
    }

    /// What the cell showed before is left as it is where it holds for this row too: new icons and styles cost more
    /// than all else in a list that is scrolled.
    private void standing(MailRow row) {
        if (shown.isEmpty()
                || shown.get().unopened() != row.unopened()
                || shown.get().icon() != row.icon()) {
            state.setGraphic(row.unopened() ? Icons.sealed() : row.icon().small());
        }
        if (shown.isEmpty() || !shown.get().style().equals(row.style())) {
            state.getStyleClass().setAll("label", "row-state", row.style());
        }
        shown = Optional.of(row);
    }
}
