package obreia.desktop.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The line under the menus that says what a person must know now: one at a time, the worst first. It pushes the page
/// down and covers nothing.
final class Notices extends VBox {
    private final Words words;
    private final ShellModel model;
    private final Node evidence;
    private final Node cardOut;
    private final Label waiting = Texts.state(Icons.OFFLINE, "", "strong");
    private final Node offline;
    private final Node practice;

    /// @param repository has the notice of evidence, which cannot be closed
    Notices(Surface surface, ShellModel model, RepositoryParts repository) {
        this.words = surface.words();
        this.model = model;
        this.evidence = repository.notice();
        this.cardOut = cardOut();
        waiting.setId("notice-offline");
        waiting.setWrapText(true);
        this.offline = row(waiting);
        this.practice = practice();
        model.alerts().subscribe(_ -> show());
        model.evidence().subscribe(_ -> show());
        model.line().subscribe(_ -> show());
        model.waiting().subscribe(_ -> show());
        model.cardOut().subscribe(_ -> show());
    }

    /// What is shown already stays the node that it is: it may have the focus.
    private void show() {
        var now = worst().map(List::of).orElse(List.of());
        if (!getChildren().equals(now)) {
            getChildren().setAll(now);
        }
    }

    private Optional<Node> worst() {
        var proofs = model.evidence().get();
        if (!proofs.isEmpty()) {
            return Optional.of(evidence);
        }
        var alerts = model.alerts().get();
        if (!alerts.isEmpty()) {
            return Optional.of(alert(alerts));
        }
        if (model.line().get() instanceof LineState.Offline && model.waiting().get() > 0) {
            waiting.setText(words.of("notice.offline", model.waiting().get()));
            return Optional.of(offline);
        }
        if (model.cardOut().get()) {
            return Optional.of(cardOut);
        }
        return model.practice() ? Optional.of(practice) : Optional.empty();
    }

    private Node alert(List<String> alerts) {
        var line = Texts.state(Icons.ATTENTION, new Below(words).of(alerts.getFirst()), "strong");
        line.setWrapText(true);
        line.setId("notice");
        return alerts.size() > 1
                ? row(line, Texts.gap(), Texts.line(words.of("notice.more", alerts.size() - 1), "muted"))
                : row(line, Texts.gap());
    }

    /// Most of the time a card lies in a pocket, so that it can be closed.
    private Node cardOut() {
        var line = Texts.state(Icons.NO_CARD, words.of("notice.cardOut"), "strong");
        line.setId("notice-card");
        line.setWrapText(true);
        var close = Texts.button(words.of("notice.close"), () -> model.cardOut().set(false));
        close.setId("notice-card-close");
        close.setMinWidth(Region.USE_PREF_SIZE);
        return row(line, Texts.gap(), close);
    }

    /// It stays: nobody takes a practice mailbox for a real one.
    private Node practice() {
        var line = Texts.state(Icons.PRACTICE, words.of("notice.practice"), "practice");
        line.setId("notice-practice");
        line.setWrapText(true);
        var row = row(line);
        row.getStyleClass().add("practice-notice");
        return row;
    }

    private static Node row(Node... nodes) {
        return Texts.row("notice", nodes);
    }
}
