package obreia.desktop.ui.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Paper;
import obreia.desktop.ui.common.Segments;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.identity.Continuation;

/// What is known of one member: state, receipts, certificate, computers, and what changed when.
final class PersonPane {
    /// How wide the drawing is where nobody is shown.
    private static final double EMPTY = 176;

    private final Surface surface;
    private final Words words;
    private final PeopleModel model;
    private final PeopleActions actions;

    PersonPane(Surface surface, PeopleModel model, PeopleActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
    }

    Node of(PeopleModel.Shown shown) {
        return switch (shown) {
            case PeopleModel.Shown.Nobody() -> {
                var page = new VBox(
                        Paper.open(EMPTY),
                        Texts.text(words.of("people.nobody"), "subject", "centred"),
                        Texts.text(words.of("people.choose"), "muted", "centred"));
                page.getStyleClass().add("empty-page");
                yield page;
            }
            case PeopleModel.Shown.Asking(var row) ->
                page(head(row.name(), row.alias()), state(Icons.AGAIN, "muted", words.of("person.asking")));
            case PeopleModel.Shown.Unknown(var row, var why) ->
                page(
                        head(row.name(), row.alias()),
                        state(Icons.NOT_VERIFIED, "failed", words.of("person.unknown", new Below(words).of(why))),
                        Texts.text(words.of("person.unknownMeans"), "muted"));
            case PeopleModel.Shown.Known(var facts, var asking) -> known(facts, asking);
        };
    }

    private Node known(PersonFacts facts, boolean asking) {
        var page = page(head(facts.name(), facts.alias()), standing(facts.standing()), asked(facts, asking));
        if (!facts.confirmed()) {
            page.getChildren().add(state(Icons.ATTENTION, "attention", words.of("person.notConfirmed")));
        }
        page.getChildren().addAll(buttons(facts), receipts(facts));
        CertificateFacts.of(facts.card()).ifPresent(card -> page.getChildren().add(card(facts, card)));
        page.getChildren().addAll(devices(facts), changes(facts));
        return page;
    }

    private static VBox page(Node... nodes) {
        var page = new VBox(nodes);
        page.getStyleClass().addAll("reader-page", "person-page");
        return page;
    }

    private Node head(String name, Optional<String> alias) {
        var initials = new StackPane(Texts.line(Texts.initials(name)));
        initials.getStyleClass().add("initials");
        var title = Texts.directed(Texts.text(Names.shown(name), "subject"), name);
        title.setId("person-name");
        var names = new VBox(title);
        alias.ifPresent(text ->
                names.getChildren().add(Texts.text(words.of("person.alias", Names.shown(text)), "muted")));
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var row = Texts.row("reader-head", initials, names);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label state(Icons icon, String style, String sentence) {
        var said = Texts.state(icon, sentence, style);
        said.setWrapText(true);
        said.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        said.setId("person-state");
        return said;
    }

    private Node standing(PersonFacts.Standing standing) {
        return switch (standing.kind()) {
            case NOT_VERIFIED ->
                state(
                        Icons.NOT_VERIFIED_ROW,
                        "failed",
                        words.of("person.notVerified", new Below(words).of(standing.why())));
            case REVOKED ->
                state(
                        Icons.NOT_VERIFIED_ROW,
                        "failed",
                        words.of("person.revoked", new Below(words).of(standing.why())));
            case VERIFIED, REVOCATION_UNKNOWN -> {
                if (standing.practice()) {
                    yield state(Icons.PRACTICE, "practice", words.of("person.practice"));
                }
                yield standing.kind() == PersonFacts.Kind.VERIFIED
                        ? state(Icons.VERIFIED_ROW, "verified", words.of("person.verified"))
                        : state(Icons.ATTENTION, "attention", words.of("person.revocationUnknown"));
            }
        };
    }

    private Label asked(PersonFacts facts, boolean asking) {
        var said = Texts.text(
                asking
                        ? words.of("person.asking")
                        : facts.standing()
                                .at()
                                .map(at ->
                                        words.of("person.asked", surface.times().inSentence(at)))
                                .orElse(words.of("person.notAsked")),
                "muted",
                "caption");
        said.setId("person-asked");
        return said;
    }

    private Node buttons(PersonFacts facts) {
        var write = Texts.button(
                Icons.NEW,
                words.of("person.write"),
                () -> actions.write(
                        facts.mailbox(), facts.name(), facts.standing().practice()),
                "accent",
                "main");
        write.setId("person-write");
        var copy = Texts.button(Icons.COPY, words.of("person.copy"), () -> actions.copy(details(facts)));
        copy.setId("person-copy");
        var row = new FlowPane(write, copy);
        row.getStyleClass().add("setting-buttons");
        return row;
    }

    private Node receipts(PersonFacts facts) {
        var choice = new Segments<>(
                "receipts",
                words.of("person.receipts"),
                words.of("person.receiptsMeans"),
                List.of(ReceiptPolicy.values()),
                policy -> words.of("person.receipts." + policy.word()),
                policy -> model.receipts(facts.mailbox(), policy));
        choice.show(facts.receipts());
        return card("person-receipts", choice);
    }

    private Node card(PersonFacts facts, CertificateFacts card) {
        var grid = grid();
        fact(grid, words.of("fact.issuer"), card.issuer());
        fact(
                grid,
                words.of("fact.valid"),
                words.of(
                        "fact.validBetween",
                        surface.times().day(card.from()),
                        surface.times().day(card.until())));
        fact(grid, words.of("person.revocation"), revocation(facts.standing()));
        fact(grid, words.of("fact.fingerprint"), card.fingerprint())
                .getStyleClass()
                .add("fingerprint");
        fact(grid, words.of("person.mailbox"), facts.mailbox().toString())
                .getStyleClass()
                .add("fingerprint");
        return card("person-card", Texts.text(words.of("fact.title"), "heading"), grid);
    }

    private String revocation(PersonFacts.Standing standing) {
        return standing.at().isEmpty()
                ? words.of("person.revocation.notAsked")
                : switch (standing.kind()) {
                    case VERIFIED -> words.of("person.revocation.good");
                    case REVOKED -> words.of("person.revoked", new Below(words).of(standing.why()));
                    case REVOCATION_UNKNOWN -> words.of("person.revocation.unknown");
                    case NOT_VERIFIED -> words.of("person.revocation.notAsked");
                };
    }

    private Node devices(PersonFacts facts) {
        var grid = grid();
        for (var device : facts.devices()) {
            var label = fact(
                    grid,
                    words.of("person.deviceSince", surface.times().day(device.added())),
                    device.id().toString());
            label.getStyleClass().add("fingerprint");
        }
        return card(
                "person-devices",
                Texts.text(words.of("person.devices", facts.devices().size()), "heading"),
                grid);
    }

    private Node changes(PersonFacts facts) {
        var grid = grid();
        for (var change : facts.changes()) {
            fact(grid, surface.times().day(change.at()), words(change));
        }
        return card("person-changes", Texts.text(words.of("person.changes"), "heading"), grid);
    }

    private String words(PersonFacts.Change change) {
        var parts = new ArrayList<String>();
        switch (change.card()) {
            case FIRST -> parts.add(words.of("change.first"));
            case NEW_CARD_ENDORSED -> parts.add(words.of("change.endorsed"));
            case NEW_CARD_UNENDORSED -> parts.add(words.of("change.unendorsed"));
            case SAME_CARD -> {}
        }
        if (change.added() > 0 && change.card() != Continuation.FIRST) {
            parts.add(words.of("change.added", change.added()));
        }
        if (change.removed() > 0) {
            parts.add(words.of("change.removed", change.removed()));
        }
        return parts.isEmpty() ? words.of("change.other") : String.join(" ", parts);
    }

    private String details(PersonFacts facts) {
        var lines = new ArrayList<String>();
        lines.add(Names.shown(facts.name()));
        lines.add(words.of("person.mailbox") + ": " + facts.mailbox());
        CertificateFacts.of(facts.card()).ifPresent(card -> {
            lines.add(words.of("fact.issuer") + ": " + card.issuer());
            lines.add(words.of("fact.valid") + ": "
                    + words.of(
                            "fact.validBetween",
                            surface.times().day(card.from()),
                            surface.times().day(card.until())));
            lines.add(words.of("fact.fingerprint") + ": " + card.fingerprint());
        });
        for (var device : facts.devices()) {
            lines.add(words.of("person.deviceSince", surface.times().day(device.added())) + ": " + device.id());
        }
        return String.join("\n", lines) + "\n";
    }

    private static VBox card(String id, Node... nodes) {
        var card = new VBox(nodes);
        card.setId(id);
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("person-facts");
        return grid;
    }

    private static Label fact(GridPane grid, String name, String value) {
        var text = Texts.text(value);
        grid.addRow(grid.getRowCount(), Texts.text(name, "muted", "person-fact"), text);
        return text;
    }
}
