package obreia.desktop.ui.common;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import obreia.protocol.codec.Digest;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/// A titled list of messages with a field that searches it.
public final class MailList extends VBox {
    private static final Duration PAUSE = Duration.millis(40);

    /// In em: three lines and the room around them.
    private static final double ROW = 6.15;

    private final LazyRows rows = new LazyRows();
    private final ListView<MailRow> list = new ListView<>(rows);
    private final Label count = Texts.line("", "muted");
    private final TextField search = TextFields.createClearableTextField();
    private final FlowPane filters = new FlowPane();
    private final ReadOnlyObjectWrapper<Optional<Digest>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Digest> wanted = Optional.empty();
    private boolean showing;
    /// What is shown next begins at its top.
    private boolean toTop;

    /// An empty list.
    ///
    /// @param id the id of the list itself, `-search` that of the field
    public MailList(String id, String title, String searchPrompt, Node empty) {
        getStyleClass().add("mail-list");
        var head = Texts.row("list-head", Texts.line(title, "title"), Texts.gap(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        search.setPromptText(searchPrompt);
        search.setAccessibleText(searchPrompt);
        search.setId(id + "-search");
        if (search instanceof CustomTextField custom) {
            custom.setLeft(Texts.row("search-icon", Icons.SEARCH.small()));
        }
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInSearch);
        filters.getStyleClass().add("filters");
        list.setId(id);
        list.getStyleClass().add("mail-rows");
        list.setAccessibleText(title);
        list.setCellFactory(_ -> new MailRowCell());
        // All rows have one height, so that a long list need not measure them; of whole pixels, since ListView sums up
        // sizes otherwise than positions, and finds at the end of a long list that it miscounted.
        list.fixedCellSizeProperty().bind(search.fontProperty().map(font -> Math.ceil(ROW * font.getSize())));
        list.setPlaceholder(empty);
        FirstRow.byKeys(list);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!showing) {
                wanted = Optional.empty();
                chosen.set(Optional.ofNullable(row).map(MailRow::message));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var top = new VBox(head, search);
        top.getStyleClass().add("list-top");
        getChildren().addAll(top, filters, list);
    }

    public TextField search() {
        return search;
    }

    /// Has what is typed looked for once the keys rest for a moment, so that not each letter of a quick typist costs a
    /// search.
    ///
    /// @param now what is searched for already
    public void searches(String now, Consumer<String> typed) {
        var pause = new PauseTransition(PAUSE);
        pause.setOnFinished(_ -> {
            toTop = true;
            typed.accept(search.getText());
        });
        search.setText(now);
        search.textProperty().addListener(_ -> pause.playFromStart());
    }

    public ListView<MailRow> list() {
        return list;
    }

    /// The message that is selected. It stays the same while its row only says something new.
    public ReadOnlyObjectProperty<Optional<Digest>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void count(String words) {
        count.setText(words);
    }

    /// A choice of which messages are listed; the first that is offered is in force.
    public void filter(ToggleGroup group, String id, String words, Runnable chosenNow) {
        var button = new ToggleButton(words);
        button.setId(id);
        button.getStyleClass().addAll("filter", "flat");
        button.setSelected(group.getToggles().isEmpty());
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true); // one is always in force
            toTop = true;
            chosenNow.run();
        });
        filters.getChildren().add(button);
    }

    /// Shows other messages; what was selected stays selected where it is still there.
    ///
    /// @param message the digest of one
    /// @param row     how one is shown; asked only for those that come into sight
    public <T> void show(List<T> now, Function<T, Digest> message, Function<T, MailRow> row) {
        if (rows.shows(now)) {
            return;
        }
        var before = wanted.isPresent() ? wanted : chosen.get();
        showing = true;
        if (toTop) {
            list.scrollTo(0); // other messages: from far below, the list would walk through all above
            toTop = false;
        }
        list.getSelectionModel().clearSelection(); // or whatever stands in its place then is selected
        rows.show(now, message, row);
        var still = before.map(rows::place).filter(place -> place >= 0);
        still.ifPresent(list.getSelectionModel()::select);
        showing = false;
        if (still.isPresent() && wanted.isPresent()) {
            reveal(wanted.get());
            wanted = Optional.empty();
            chosen.set(before);
        } else if (still.isEmpty() && wanted.isEmpty()) {
            chosen.set(Optional.empty());
        }
    }

    /// Selects a message, as soon as it is listed, and has it in sight.
    public void choose(Digest message) {
        if (chosen.get().equals(Optional.of(message))) {
            return;
        }
        if (select(message)) {
            reveal(message);
        } else {
            wanted = Optional.of(message);
        }
    }

    /// Scrolls only as far as it needs to: the list's own scrolling puts a row at the top, even one that is in sight.
    private void reveal(Digest message) {
        var place = rows.place(message);
        if (place < 0) {
            return; // gone meanwhile
        }
        list.layout(); // the rows that came just now are counted
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            flow.scrollTo(place);
        } else {
            list.heightProperty().addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable height) {
                    height.removeListener(this);
                    Platform.runLater(() -> reveal(message)); // its rows are laid out by then
                }
            });
        }
    }

    /// Selects a message where it is listed; false where it is not.
    public boolean select(Digest message) {
        var place = rows.place(message);
        if (place >= 0) {
            list.getSelectionModel().select(place);
        }
        return place >= 0;
    }

    /// Selects the row below the selected one, or above it at the end.
    public void selectNeighbour() {
        var at = list.getSelectionModel().getSelectedIndex();
        if (at + 1 < rows.size()) {
            list.getSelectionModel().select(at + 1);
        } else if (at > 0) {
            list.getSelectionModel().select(at - 1);
        }
    }

    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !rows.isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().select(0);
            }
            event.consume();
        }
    }
}
