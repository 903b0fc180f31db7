package obreia.desktop.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// Where the frame speaks of the repository: the red count in the rail, the notice that cannot be closed, the part of
/// the status bar. Each opens its page.
final class RepositoryParts {
    private final Surface surface;
    private final Words words;
    private final ShellModel model;
    private final Node notice;
    private final Button link;

    RepositoryParts(Surface surface, ShellModel model) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.notice = evidence();
        this.link = Texts.button("", this::open, "status-link", "flat");
        link.setId("status-repository");
        link.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// Counts the evidence in the rail.
    void count(Label count, ToggleButton button, String name) {
        count.getStyleClass().add("bad");
        count.setId("rail-repository-count");
        model.evidence().subscribe(evidence -> {
            count.setText(String.valueOf(evidence.size()));
            count.setVisible(!evidence.isEmpty());
            var spoken = evidence.isEmpty() ? name : name + ", " + words.of("rail.evidence", evidence.size());
            button.setAccessibleText(spoken);
            button.getTooltip().setText(spoken);
        });
    }

    /// The notice of evidence; only its action leads on.
    private Node evidence() {
        var line = Texts.state(Icons.NOT_VERIFIED, words.of("notice.evidence"), "strong", "failed");
        line.setId("notice-evidence");
        line.setWrapText(true);
        var see = Texts.button(words.of("notice.evidence.see"), this::open);
        see.setId("notice-evidence-see");
        see.setMinWidth(Region.USE_PREF_SIZE);
        var row = Texts.row("notice", line, Texts.gap(), see);
        row.getStyleClass().add("failed-notice");
        return row;
    }

    Node notice() {
        return notice;
    }

    /// When the repository was last checked, or that it contradicted itself. One node for ever: it keeps the focus.
    Node status() {
        var contradicted = !model.evidence().get().isEmpty();
        var said = words.of("status.repository");
        if (contradicted) {
            said = words.of("status.contradicted");
        } else if (model.line().get() instanceof LineState.Connected(var checked)) {
            said = words.of("status.checked", surface.times().inRow(checked));
        }
        link.setText(said);
        link.setGraphic((contradicted ? Icons.NOT_VERIFIED_ROW : Icons.STORED).small());
        link.getStyleClass().removeAll("failed", "muted");
        link.getStyleClass().add(contradicted ? "failed" : "muted");
        return link;
    }

    private void open() {
        model.page().set(RailItem.REPOSITORY.page());
    }
}
