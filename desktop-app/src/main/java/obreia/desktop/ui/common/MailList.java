package obreia.desktop.ui.common;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// A titled list of messages with a field that searches all kept mail.
public final class MailList extends VBox {
    private final ObservableList<MailRow> rows = FXCollections.observableArrayList();
    private final ListView<MailRow> list = new ListView<>(rows);
    private final Label count = Texts.line("", "muted");
    private final TextField search = TextFields.createClearableTextField();

    /// An empty list.
    ///
    /// @param id the id of the list itself, `-search` that of the field
    public MailList(String id, String title, String searchPrompt, javafx.scene.Node empty) {
        getStyleClass().add("mail-list");
        var head = Texts.row("list-head", Texts.line(title, "title"), Texts.gap(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        search.setPromptText(searchPrompt);
        search.setAccessibleText(searchPrompt);
        search.setId(id + "-search");
        list.setId(id);
        list.setAccessibleText(title);
        list.setCellFactory(_ -> new MailRowCell());
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        var top = new VBox(head, search);
        top.getStyleClass().add("list-top");
        getChildren().addAll(top, list);
    }

    public TextField search() {
        return search;
    }

    public ListView<MailRow> list() {
        return list;
    }

    public void count(String words) {
        count.setText(words);
    }

    /// Shows other rows; what was selected stays selected where it is still there.
    public void show(java.util.List<MailRow> now) {
        if (now.equals(rows)) {
            return;
        }
        var selected = list.getSelectionModel().getSelectedItem();
        rows.setAll(now);
        if (selected != null) {
            for (var row : now) {
                if (row.message().equals(selected.message())) {
                    list.getSelectionModel().select(row);
                    return;
                }
            }
        }
    }
}
