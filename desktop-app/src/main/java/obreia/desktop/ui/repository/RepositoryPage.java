package obreia.desktop.ui.repository;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The page about the repository: whether it kept its word, what it has proved, and the evidence if it ever lied.
public final class RepositoryPage extends BorderPane {
    private static final PseudoClass PROVED = PseudoClass.getPseudoClass("proved");

    private final Surface surface;
    private final Words words;
    private final RepositoryModel model;
    private final RepositoryActions actions;
    private final Label origin = Texts.line("", "muted");
    private final Button again = new Button();
    private final Button save = new Button();
    private final BooleanProperty accused = new SimpleBooleanProperty();
    private final VBox page = new VBox();

    public RepositoryPage(Surface surface, RepositoryModel model, RepositoryActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
        setId("repository-page");
        getStyleClass().add("repository");
        page.getStyleClass().add("repository-body");
        var scroll = new ScrollPane(page);
        scroll.setId("repository-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("reader-scroll");
        setTop(head());
        setCenter(scroll);
        model.facts().subscribe(this::show);
        model.asking().subscribe(this::show);
        model.said().subscribe(this::show);
        model.refresh();
    }

    private void show() {
        var asking = model.asking().get() instanceof Asking.Now;
        again.setText(words.of(asking ? "repository.checking" : "repository.check"));
        again.setDisable(asking);
        var facts = model.facts().get();
        if (facts.isEmpty()) {
            page.getChildren().setAll(Texts.text(words.of("repository.reading"), "muted"));
            return;
        }
        origin.setText(facts.get().address().origin().toString());
        save.pseudoClassStateChanged(PROVED, !facts.get().lies().isEmpty());
        accused.set(!facts.get().lies().isEmpty() || !facts.get().unproved().isEmpty());
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        page.getChildren().clear();
        body(facts.get());
        if (focused != null && focused.getScene() == null && focused.getId() != null) {
            var anew = lookup("#" + focused.getId());
            if (anew != null) {
                anew.requestFocus(); // what was drawn anew keeps the focus where it was
            }
        }
    }

    /// Made once: a button under the mouse stays while the page below is drawn anew.
    private HBox head() {
        again.setOnAction(_ -> actions.checkAgain());
        again.setId("repository-check");
        again.setGraphic(Icons.AGAIN.node());
        save.setOnAction(_ -> actions.saveEvidence());
        save.setText(words.of("repository.save"));
        save.setGraphic(Icons.SAVE.node());
        save.getStyleClass().addAll("main", "evidence-button");
        save.setId("repository-save");
        for (var button : List.of(again, save)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        save.visibleProperty().bind(accused);
        save.managedProperty().bind(accused);
        var title = Texts.line(words.of("repository.title"), "title");
        title.setMinWidth(USE_PREF_SIZE);
        var head = Texts.row("page-head", title, origin, Texts.gap(), again, save);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void body(RepositoryFacts facts) {
        model.said().get().ifPresent(sentence -> {
            var said = Texts.state(Icons.PASSED, sentence, "neutral-line");
            said.setWrapText(true);
            said.setMaxWidth(Double.MAX_VALUE);
            said.setId("repository-said");
            page.getChildren().add(said);
        });
        page.getChildren().add(new Banner(words, facts, model.asking().get()));
        var evidence = new EvidenceCards(surface, facts);
        var record = new RecordCards(surface, facts, model.asking().get(), actions);
        if (facts.lies().isEmpty()) {
            page.getChildren().add(record.numbers());
        }
        page.getChildren().addAll(evidence.all());
        if (accused.get()) {
            var copy = Texts.button(Icons.COPY, words.of("repository.copySummary"), () -> actions.copy(summary(facts)));
            copy.setId("repository-copy-summary");
            page.getChildren().add(copy);
        }
        if (!facts.alarms().isEmpty()) {
            page.getChildren().add(record.alarms());
        }
        page.getChildren().addAll(record.proved(), record.who());
        record.checkpoint().ifPresent(page.getChildren()::add);
    }

    private String summary(RepositoryFacts facts) {
        var text = new StringBuilder(words.of(
                        "repository.summary",
                        facts.address().origin(),
                        facts.address().log().format()))
                .append("\n\n");
        facts.lies().forEach(lie -> text.append(lie.words()).append(".\n"));
        facts.unproved().forEach(lie -> text.append(lie.words()).append(".\n"));
        return text.toString();
    }
}
