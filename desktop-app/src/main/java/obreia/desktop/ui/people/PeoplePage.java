package obreia.desktop.ui.people;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import obreia.assets.Words;
import obreia.desktop.ui.common.FirstRow;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.ListAndReader;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/// The directory: the list with its search, and beside it what is known of one member.
public final class PeoplePage extends StackPane {
    /// The next page is asked for when this part of the list was scrolled by.
    private static final double NEARLY_AT_THE_END = 0.7;

    private final Surface surface;
    private final Words words;
    private final PeopleModel model;
    private final ListView<PersonRow> list = new ListView<>();
    private final TextField search = TextFields.createClearableTextField();
    private final Label count = Texts.line("", "muted");
    private final Label read = Texts.text("", "muted", "caption");
    private final Label empty = Texts.text("", "muted", "centred");
    private boolean showing;

    /// A page that shows what the model has.
    public PeoplePage(Surface surface, PeopleModel model, PeopleActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        var pane = new ScrollPane();
        pane.setId("person-scroll");
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("reader-scroll");
        var chosen = list.getSelectionModel().selectedItemProperty();
        getChildren()
                .add(new ListAndReader(
                        surface, side(), pane, chosen.map(_ -> true).orElse(false)));
        chosen.addListener((_, before, now) -> {
            if (!showing && (before == null || now == null || !before.mailbox().equals(now.mailbox()))) {
                model.choose(Optional.ofNullable(now));
            }
        });
        var person = new PersonPane(surface, model, actions);
        model.rows().subscribe(this::show);
        model.read().subscribe(_ -> said());
        model.fault().subscribe(_ -> said());
        model.shown().subscribe(now -> {
            var owner = getScene() == null ? null : getScene().getFocusOwner();
            pane.setFitToHeight(now instanceof PeopleModel.Shown.Nobody);
            pane.setContent(person.of(now));
            if (owner != null && owner.getScene() == null && owner.getId() != null) {
                Optional.ofNullable(pane.getContent().lookup("#" + owner.getId()))
                        .ifPresent(Node::requestFocus);
            } // what was drawn anew keeps the focus where it was
        });
        model.kept();
    }

    private VBox side() {
        var prompt = words.of("people.search");
        search.setId("people-search");
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        if (search instanceof CustomTextField custom) {
            custom.setLeft(Texts.row("search-icon", Icons.SEARCH.small()));
        }
        var pause = new PauseTransition(Duration.millis(120));
        pause.setOnFinished(_ -> model.search(search.getText()));
        search.setText(model.search());
        search.textProperty().addListener(_ -> pause.playFromStart());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInSearch);
        read.setId("people-read");
        read.managedProperty().bind(read.textProperty().isNotEmpty());
        list.setId("people");
        list.setAccessibleText(words.of("rail.people"));
        list.setCellFactory(_ -> new PersonCell(words));
        empty.setId("people-empty");
        var nobody = new VBox(empty);
        nobody.getStyleClass().add("empty-list");
        list.setPlaceholder(nobody);
        FirstRow.byKeys(list);
        list.skinProperty().subscribe(skin -> {
            if (skin != null) {
                follow();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var head = Texts.row("list-head", Texts.line(words.of("rail.people"), "title"), Texts.gap(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        var top = new VBox(head, search, read);
        top.getStyleClass().add("list-top");
        var side = new VBox(top, list);
        side.getStyleClass().add("mail-list");
        return side;
    }

    /// Asks for more while the list is scrolled.
    private void follow() {
        for (var node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == javafx.geometry.Orientation.VERTICAL) {
                bar.valueProperty().addListener((_, _, value) -> {
                    if (value.doubleValue() >= NEARLY_AT_THE_END * bar.getMax()) {
                        model.more();
                    }
                });
            }
        }
    }

    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().select(0);
            }
            event.consume();
        }
    }

    private void show(List<PersonRow> rows) {
        if (!rows.equals(list.getItems())) {
            var before = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
            showing = true;
            list.getSelectionModel().clearSelection(); // or whatever stands in its place then is selected
            list.getItems().setAll(rows);
            var still = before.flatMap(row -> rows.stream()
                    .filter(now -> now.mailbox().equals(row.mailbox()))
                    .findFirst());
            still.ifPresent(row -> list.getSelectionModel().select(row));
            showing = false;
            if (before.isPresent() && still.isEmpty()) {
                model.choose(Optional.empty());
            }
        }
        said();
    }

    private void said() {
        var number = list.getItems().size();
        count.setText(number == 0 ? "" : words.of("people.count", number));
        empty.setText(
                model.search().isEmpty() ? words.of("people.empty") : words.of("people.notFound", model.search()));
        var time = model.read().get().map(surface.times()::inSentence);
        read.setText(model.fault()
                .get()
                .map(why -> time.map(at -> words.of("people.offline", at, why))
                        .orElseGet(() -> words.of("people.offlineNever", why)))
                .orElseGet(() -> time.map(at -> words.of("people.read", at)).orElse("")));
    }
}
