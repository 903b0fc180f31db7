package obreia.desktop.ui.repository;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.timeline.KeptViolation;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// What is kept against the repository: what was shown side by side, what Obreia did, what the person can do.
final class EvidenceCards {
    private final Surface surface;
    private final Words words;
    private final RepositoryFacts facts;

    EvidenceCards(Surface surface, RepositoryFacts facts) {
        this.surface = surface;
        this.words = surface.words();
        this.facts = facts;
    }

    List<Node> all() {
        var nodes = new ArrayList<Node>();
        facts.lies().forEach(lie -> nodes.add(sides(lie)));
        facts.unproved().forEach(lie -> nodes.add(sides(lie)));
        if (!facts.lies().isEmpty()) {
            nodes.add(new Columns(did(), canDo()));
        }
        return nodes;
    }

    private Node sides(KeptViolation violation) {
        var title = words.of(violation.proved() ? "evidence.title" : "evidence.unproved");
        var found = Texts.line(
                words.of("evidence.found", surface.times().inSentence(violation.found()), log(violation)), "muted");
        var head = Texts.row("evidence-head", Texts.line(title, "heading"), Texts.gap(), found);
        head.setAlignment(Pos.BASELINE_LEFT);
        var both = new VBox(head);
        both.getStyleClass().add("evidence");
        if (violation.before().isPresent() || violation.given().isPresent()) {
            both.getChildren().add(new Columns(side("before", violation.before()), side("given", violation.given())));
        }
        both.getChildren()
                .add(Texts.text(
                        words.of(
                                violation.proved()
                                        ? violation.oneSize() ? "evidence.oneSize" : "evidence.otherSize"
                                        : "evidence.said",
                                new Below(words).of(violation.words())),
                        "muted"));
        return both;
    }

    private String log(KeptViolation violation) {
        return words.of("log." + violation.log().kind().code());
    }

    private Node side(String which, Optional<KeptViolation.Side> side) {
        var head = Texts.row("evidence-head", Texts.line(words.of("evidence." + which), "strong"), Texts.gap());
        var card = new VBox(head);
        card.getStyleClass().add("card");
        card.setId("evidence-" + which);
        if (side.isEmpty()) {
            card.getChildren().add(Texts.text(words.of("evidence.none"), "muted"));
            return card;
        }
        var signed = Texts.line(words.of("evidence.signed"), "tag", "failed-tag");
        signed.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren().add(signed);
        var root = base64(side.get());
        var fingerprint = Texts.line(root, "mono", "failed");
        fingerprint.setAccessibleText(root);
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        grid.addRow(0, name("shownTo"), Texts.text(words.of("evidence.shownTo." + which)));
        grid.addRow(
                1,
                name("entries"),
                Texts.text(words.of("evidence.count", side.get().size())));
        grid.addRow(2, name("fingerprint"), fingerprint);
        card.getChildren().add(grid);
        return card;
    }

    private Label name(String what) {
        var name = Texts.line(words.of("evidence." + what), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    private static String base64(KeptViolation.Side side) {
        return Base64.getEncoder().encodeToString(side.root().bytes().toArray());
    }

    private Node did() {
        var card = new VBox(Texts.line(words.of("did.title"), "heading"));
        card.getStyleClass().add("card");
        card.setId("evidence-did");
        card.getChildren()
                .addAll(
                        point(Icons.PAUSED.small(), words.of("did.paused"), words.of("did.waiting", facts.waiting())),
                        point(Icons.SAVE.small(), words.of("did.kept"), words.of("did.keptMore")),
                        point(Icons.VERIFIED_ROW.small(), words.of("did.hold"), words.of("did.holdMore")));
        return card;
    }

    private Node canDo() {
        var card = new VBox(Texts.line(words.of("can.title"), "heading"));
        card.getStyleClass().add("card");
        card.setId("evidence-can");
        for (var step = 1; step <= 4; step++) {
            card.getChildren()
                    .add(point(
                            Texts.line(words.of("can.number", step), "strong", "muted"),
                            words.of("can." + step),
                            words.of("can." + step + ".more")));
        }
        return card;
    }

    private static Node point(Node mark, String what, String more) {
        var text = new VBox(Texts.text(what, "strong"), Texts.text(more, "muted"));
        HBox.setHgrow(text, Priority.ALWAYS);
        return Texts.row("point", mark, text);
    }
}
