package obreia.desktop.ui.people;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Texts;

/// Two lines: name, and what is known of them. Its nodes are made once and filled again as the list scrolls.
final class PersonCell extends ListCell<PersonRow> {
    private final Words words;
    private final Label name = Texts.line("", "row-name");
    private final Label state = Texts.line("", "row-state");
    private final Tooltip whole = new Tooltip();
    private final VBox lines = new VBox(name, state);

    PersonCell(Words words) {
        this.words = words;
        getStyleClass().add("mail-row");
        lines.getStyleClass().add("row-lines");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PersonRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        var said = words.of(row.known() ? row.practice() ? "people.practice" : "people.before" : "people.listed");
        var shown = Names.shown(row.name());
        name.setText(shown);
        var _ = Texts.directed(name, row.name());
        state.setText(said);
        state.setGraphic((row.known() ? row.practice() ? Icons.PRACTICE : Icons.PASSED : Icons.PEOPLE).small());
        state.getStyleClass().setAll("label", "row-state", row.practice() ? "practice" : "plain");
        whole.setText(row.alias()
                .map(alias -> words.of("people.alias", shown, Names.shown(alias)))
                .orElse(shown));
        setTooltip(whole);
        setAccessibleText(words.of("people.spoken", shown, said));
        setGraphic(lines);
    }
}
