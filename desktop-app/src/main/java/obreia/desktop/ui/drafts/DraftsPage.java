package obreia.desktop.ui.drafts;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.FirstRow;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Paper;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The list of drafts: one goes on being written with Enter or a double click, and away with Delete.
public final class DraftsPage extends BorderPane {
    /// How wide the drawing is where there are none.
    private static final double EMPTY = 176;

    private final Surface surface;
    private final Words words;
    private final DraftActions actions;
    private final ListView<DraftRow> list = new ListView<>();

    public DraftsPage(Surface surface, DraftsModel model, DraftActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().add("drafts");
        list.setId("drafts");
        list.setAccessibleText(words.of("drafts.title"));
        list.setCellFactory(_ -> new DraftCell());
        list.setPlaceholder(empty());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        FirstRow.byKeys(list);
        setTop(head());
        setCenter(list);
        model.rows().subscribe(this::show);
        model.refresh();
    }

    private HBox head() {
        var open = button(Icons.NEW, "drafts.open", actions::open);
        open.setId("draft-open");
        var discard = button(Icons.DELETE, "drafts.discard", actions::discard);
        discard.setId("draft-discard");
        var head = Texts.row("page-head", Texts.line(words.of("drafts.title"), "title"), Texts.gap(), open, discard);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button button(Icons icon, String key, LongConsumer action) {
        var button = Texts.button(
                icon, words.of(key), () -> selected().ifPresent(row -> action.accept(row.id())), "flat", "link");
        button.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private VBox empty() {
        var write = Texts.button(Icons.NEW, words.of("rail.new"), actions::write, "accent", "main");
        write.setId("write-draft");
        var page = new VBox(
                Paper.open(EMPTY),
                Texts.text(words.of("drafts.empty"), "subject", "centred"),
                Texts.text(words.of("drafts.emptyMeans"), "muted", "centred"),
                write);
        page.getStyleClass().add("empty-page");
        return page;
    }

    private void show(List<DraftRow> rows) {
        var before = selected().map(DraftRow::id);
        list.getItems().setAll(rows);
        before.flatMap(id -> rows.stream().filter(row -> row.id() == id).findFirst())
                .ifPresent(row -> list.getSelectionModel().select(row));
    }

    private Optional<DraftRow> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            selected().ifPresent(row -> actions.open(row.id()));
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            selected().ifPresent(row -> actions.discard(row.id()));
            event.consume();
        }
    }

    /// Who it is for and when it was changed; what about; how it begins.
    private final class DraftCell extends ListCell<DraftRow> {
        private final Label readers = Texts.line("", "row-name");
        private final Label time = Texts.line("", "row-time");
        private final Label subject = Texts.line("", "row-subject");
        private final Label text = Texts.line("", "muted", "caption");
        private final VBox lines = new VBox(Texts.row("row-line", readers, Texts.gap(), time), subject, text);

        DraftCell() {
            getStyleClass().add("mail-row");
            lines.getStyleClass().add("row-lines");
            time.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null) {
                    actions.open(getItem().id());
                }
            });
        }

        @Override
        protected void updateItem(DraftRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            readers.setText(row.readers().isEmpty() ? words.of("drafts.nobody") : String.join(", ", row.readers()));
            time.setText(surface.times().inRow(row.changed()));
            subject.setText(row.subject().isBlank() ? words.of("drafts.noSubject") : row.subject());
            text.setText(row.text());
            setAccessibleText(String.join(", ", readers.getText(), subject.getText(), time.getText()));
            setGraphic(lines);
        }
    }
}
