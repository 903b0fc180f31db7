package obreia.desktop.ui.repository;

import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.RepositoryFacts;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.log.LogKind;

/// The record of the repository: figures, what it has proved, who it is, its newest checkpoint.
final class RecordCards {
    private final Surface surface;
    private final Words words;
    private final RepositoryFacts facts;
    private final Asking asking;
    private final RepositoryActions actions;

    RecordCards(Surface surface, RepositoryFacts facts, Asking asking, RepositoryActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.facts = facts;
        this.asking = asking;
        this.actions = actions;
    }

    Node numbers() {
        var entries = facts.logs().stream().mapToLong(log -> log.head().size()).sum();
        var days = facts.since()
                .map(since -> ChronoUnit.DAYS.between(since, facts.asOf()) + 1)
                .orElse(0L);
        return new Columns(
                number(
                        "entries",
                        words.of("number.entries", entries),
                        words.of("number.entries.what", entries),
                        words.of("number.entries.more", size(LogKind.MESSAGES), size(LogKind.DIRECTORY))),
                number(
                        "days",
                        words.of("number.days", days),
                        words.of("number.days.what"),
                        facts.since()
                                .map(since -> words.of(
                                        "number.days.more", surface.times().inSentence(since)))
                                .orElse("")),
                number("checked", checked(), words.of("number.checked.what"), words.of("number.checked.more")));
    }

    private String checked() {
        if (asking instanceof Asking.Held(var at)) {
            return surface.times().inRow(at);
        }
        return facts.logs().stream()
                .map(RepositoryFacts.Log::checked)
                .max(java.util.Comparator.naturalOrder())
                .map(surface.times()::inRow)
                .orElse(words.of("number.never"));
    }

    private long size(LogKind kind) {
        return facts.log(kind).map(log -> log.head().size()).orElse(0L);
    }

    private static Node number(String id, String figure, String what, String more) {
        var card = new VBox(
                Texts.text(figure, "figure"), Texts.text(what, "strong"), Texts.text(more, "muted", "caption"));
        card.getStyleClass().addAll("card", "number-card");
        card.setId("number-" + id);
        return card;
    }

    Node proved() {
        var table = new Table("repository-proved", words.of("proved.title"));
        for (var log : facts.logs()) {
            table.row(
                    Icons.PASSED,
                    "verified",
                    words.of("proved.grown." + log.kind().code()),
                    words.of("proved.grown", log.followed().trees(), log.head().size()),
                    surface.times().inRow(log.checked()));
        }
        counted("sent", facts.sent().stored(), facts.sent().proved(), table);
        counted("received", facts.received().stored(), facts.received().proved(), table);
        counted("receipts", facts.receipts().stored(), facts.receipts().proved(), table);
        table.row(
                facts.missing().isEmpty() ? Icons.PASSED : Icons.ATTENTION,
                facts.missing().isEmpty() ? "verified" : "attention",
                words.of("proved.missing"),
                facts.missing().isEmpty()
                        ? words.of("proved.missing.none")
                        : Texts.first(String.join(
                                "; ",
                                facts.missing().stream()
                                        .map(gap ->
                                                words.of("proved.missing.one", gap.number(), Names.shown(gap.from())))
                                        .toList())),
                "");
        table.row(
                facts.quorum() == 0 ? Icons.NOT_DONE : Icons.PASSED,
                facts.quorum() == 0 ? "muted" : "verified",
                words.of("proved.witnesses"),
                facts.quorum() == 0
                        ? words.of("proved.witnesses.none")
                        : words.of("proved.witnesses.some", facts.quorum(), String.join(", ", facts.witnesses())),
                "");
        return table;
    }

    private void counted(String what, long stored, long proved, Table table) {
        var all = stored > 0 && stored == proved;
        table.row(
                all ? Icons.PASSED : Icons.NOT_DONE,
                all ? "verified" : "muted",
                words.of("proved." + what),
                stored == 0 ? words.of("proved.none") : words.of("proved." + what + ".found", proved, stored),
                "");
    }

    Node who() {
        var table = new Table("repository-who", words.of("who.title"));
        table.row(words.of("who.origin"), facts.address().origin().toString(), "value");
        table.row(
                words.of("who.address"),
                facts.address().host() + ":" + facts.address().port(),
                "value");
        table.row(words.of("who.key"), facts.address().log().format(), "mono");
        for (var log : facts.logs()) {
            table.row(
                    words.of("who." + log.kind().code()),
                    words.of("who.head", log.head().size(), root(log)),
                    "mono");
        }
        return table;
    }

    Node alarms() {
        var list = new VBox(Texts.line(words.of("alarms.title"), "heading"));
        list.getStyleClass().addAll("card", "alarms");
        for (var alarm : facts.alarms()) {
            var text = Texts.state(Icons.ATTENTION, new Below(words).of(alarm.words()), "attention");
            text.setWrapText(true);
            list.getChildren().add(text);
        }
        var seen = Texts.button(words.of("alarms.seen"), actions::acknowledge);
        seen.setId("repository-seen");
        list.getChildren().add(seen);
        return list;
    }

    Optional<Node> checkpoint() {
        return facts.log(LogKind.MESSAGES).map(log -> {
            var copy = Texts.button(
                    Icons.COPY, words.of("checkpoint.copy"), () -> actions.copy(note(log)), "flat", "link");
            copy.setId("repository-copy");
            copy.setMinWidth(Region.USE_PREF_SIZE);
            var row = Texts.row(
                    "checkpoint",
                    Icons.STORED.node(),
                    keep(Texts.line(words.of("checkpoint.title"), "strong")),
                    Texts.line(words.of("who.head", log.head().size(), root(log)), "mono", "muted"),
                    Texts.gap(),
                    copy);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        });
    }

    private static String note(RepositoryFacts.Log log) {
        return new String(log.note().toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String root(RepositoryFacts.Log log) {
        return Base64.getEncoder().encodeToString(log.head().root().bytes().toArray());
    }

    private static Label keep(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A card of rows: icon, name, finding, time.
    private static final class Table extends VBox {
        private final GridPane rows = new GridPane();
        private int next;

        Table(String id, String title) {
            setId(id);
            getStyleClass().addAll("card", "table-card");
            rows.getStyleClass().add("proved-rows");
            var wide = new ColumnConstraints();
            wide.setHgrow(Priority.ALWAYS);
            rows.getColumnConstraints().addAll(List.of(new ColumnConstraints(), new ColumnConstraints(), wide));
            getChildren().addAll(Texts.line(title, "heading"), rows);
        }

        void row(Icons icon, String style, String name, String finding, String time) {
            var drawn = icon.node();
            drawn.getStyleClass().add(style);
            var said = Texts.text(name, "strong", "proved-name");
            var at = keep(Texts.line(time, "muted", "caption"));
            rows.addRow(next++, drawn, said, Texts.text(finding, "muted"), at);
        }

        void row(String name, String value, String style) {
            rows.add(Texts.text(name, "muted", "proved-name"), 0, next, 2, 1);
            rows.add(Texts.text(value, style), 2, next++);
        }
    }
}
