package obreia.desktop.ui.diagnostics;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The page about readers, drivers, cards and the connection. It looks by itself when it is first shown.
public final class DiagnosticsPage extends BorderPane {
    private final Surface surface;
    private final Words words;
    private final DiagnosticsModel model;
    private final DiagnosticsActions actions;
    private final Label looked = Texts.line("", "muted");
    private final Label state = Texts.text("");
    private final Button again;
    private final Button copy;
    private final Button cancel;
    private final HBox progress;
    private final VBox body = new VBox();

    public DiagnosticsPage(Surface surface, DiagnosticsModel model, DiagnosticsActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
        setId("diagnostics-page");
        getStyleClass().add("settings-page");
        again = button("diagnostics-check", Icons.AGAIN, words.of("diagnostics.check"), actions::check);
        copy = button("diagnostics-copy", Icons.COPY, words.of("diagnostics.copy"), this::copyAll);
        cancel = button("diagnostics-cancel", Icons.REMOVE, words.of("diagnostics.cancel"), actions::cancel);
        state.setId("diagnostics-state");
        looked.setId("diagnostics-looked");
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        progress = Texts.row("neutral-line", state, cancel);
        progress.setId("diagnostics-progress");
        progress.getStyleClass().add("diagnostics-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.managedProperty().bind(progress.visibleProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        body.getStyleClass().add("diagnostics-sections");
        var page = new VBox(progress, body);
        page.getStyleClass().add("page-cards");
        var scroll = new ScrollPane(page);
        scroll.setId("diagnostics-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        setTop(head());
        setCenter(scroll);
        model.findings().subscribe(this::show);
        model.connection().subscribe(this::show);
        model.enrolment().subscribe(this::show);
        show();
        model.search().subscribe(this::progress);
        sceneProperty().subscribe(scene -> {
            if (scene != null && model.search().get() instanceof Search.Unasked) {
                actions.check();
            }
        });
    }

    private HBox head() {
        var title = Texts.line(words.of("rail.diagnostics"), "title");
        title.setMinWidth(USE_PREF_SIZE);
        var head = Texts.row("page-head", title, looked, Texts.gap(), copy, again);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setSpacing(12);
        return head;
    }

    private static Button button(String id, Icons icon, String text, Runnable action) {
        var button = Texts.button(icon, text, action);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void progress(Search now) {
        var looking = now instanceof Search.Looking;
        var focused = looking ? again.isFocused() : cancel.isFocused();
        cancel.setVisible(looking);
        again.setDisable(looking);
        if (focused) {
            (looking ? cancel : again).requestFocus();
        }
        say(
                switch (now) {
                    case Search.Unasked(), Search.Found _ -> "";
                    case Search.Looking(var driver) ->
                        driver.isEmpty() ? words.of("diagnostics.looking") : words.of("diagnostics.asking", driver);
                    case Search.Cancelled() -> words.of("diagnostics.cancelled") + before();
                    case Search.Failed(var why) -> words.of("diagnostics.failed", why) + before();
                });
    }

    private String before() {
        return model.findings().get().isEmpty() ? "" : " " + words.of("diagnostics.before");
    }

    private void say(String sentence) {
        state.setText(sentence);
        progress.setVisible(!sentence.isEmpty());
    }

    private void copyAll() {
        actions.copy(Report.of(surface, model).text());
        say(words.of("diagnostics.copied"));
    }

    private void show() {
        var report = Report.of(surface, model);
        looked.setText(report.looked());
        body.getChildren().clear();
        report.verdict().ifPresent(verdict -> body.getChildren().add(banner(verdict)));
        report.sections().forEach(section -> body.getChildren().add(card(section)));
    }

    private static Node banner(Verdict verdict) {
        var style = switch (verdict.mark()) {
            case GOOD, ATTENTION, BAD -> verdict.mark().style();
            case NEUTRAL, PRACTICE -> "neutral";
        };
        var icon = verdict.mark().icon().large();
        icon.getStyleClass().addAll("banner-icon", verdict.mark().style());
        var headline = Texts.text(verdict.headline(), "subject");
        headline.setId("diagnostics-headline");
        var said = new VBox(headline);
        for (var line : new String[] {verdict.means(), verdict.todo()}) {
            if (!line.isEmpty()) {
                said.getChildren().add(Texts.text(line));
            }
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var banner = Texts.row("banner", icon, said);
        banner.getStyleClass().add(style);
        return banner;
    }

    private static Node card(Section section) {
        var card = new VBox(Texts.text(section.title(), "heading"));
        section.entries().forEach(entry -> card.getChildren().add(new EntryRow(entry)));
        card.setId("diagnostics-" + section.id());
        card.getStyleClass().addAll("card", "setting-card");
        return card;
    }
}
