package obreia.desktop.ui.sent;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.CertificateGrid;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.Waited;

/// The road of one message: signed, waited, stored; then a card for each reader.
final class RoadView {
    private final Surface surface;
    private final Words words;
    private final ReaderCard cards;

    RoadView(Surface surface) {
        this.surface = surface;
        this.words = surface.words();
        this.cards = new ReaderCard(surface);
    }

    Node of(Road road) {
        var subject =
                road.inside().map(own -> own.content().headers().subject()).orElseGet(() -> words.of("sent.closed"));
        var title = Texts.text(subject, "subject");
        title.setId("road-subject");
        var to = Texts.text(to(road), "muted");
        to.setId("road-to");
        var page = MessageText.page(new VBox(Texts.directed(title, subject), to), steps(road));
        page.getStyleClass().add("road-page");
        page.getChildren().add(Texts.text(words.of("road.readers"), "strong", "caption", "muted"));
        for (var number = 0; number < road.readers().size(); number++) {
            page.getChildren().add(cards.of(road, road.readers().get(number), number));
        }
        var note = Texts.text(words.of("road.note"), "muted", "caption");
        note.setId("road-note");
        page.getChildren().add(note);
        return page;
    }

    private String to(Road road) {
        var said = new ArrayList<String>();
        said.add(words.of("row.to", String.join(", ", road.to())));
        var files = road.inside().map(own -> own.content().attachments().size()).orElse(0);
        if (files > 0) {
            said.add(words.of("road.files", files));
        }
        said.add(words.of("reader.kilobytes", MessageText.kilobytes(road.size())));
        return String.join(" · ", said);
    }

    private VBox steps(Road road) {
        var steps = new ArrayList<Step>();
        road.inside().ifPresent(own -> steps.add(signed(own)));
        road.waited().filter(waited -> waited.attempts() > 0).ifPresent(waited -> steps.add(waited(waited)));
        road.waiting().ifPresent(waits -> steps.add(waits(waits)));
        road.stored().ifPresent(place -> steps.add(stored(place)));
        if (road.refused()) {
            steps.add(refused(road));
        }
        var box = new VBox();
        box.setId("road-steps");
        box.getStyleClass().add("road-steps");
        for (var step : steps) {
            box.getChildren().add(step(step, step.equals(steps.getLast())));
        }
        return box;
    }

    /// One step of the road.
    ///
    /// @param id    of its headline
    /// @param style the colour of its icon
    /// @param time  when it was; empty where that is said in `more`
    private record Step(String id, Icons icon, String style, String said, String time, List<Node> more) {}

    private Step signed(Road.Inside own) {
        var more = new ArrayList<Node>();
        more.add(Texts.text(words.of("road.signed.claimed"), "muted"));
        own.certificate().ifPresent(facts -> {
            var opened = new TitledPane(
                    words.of("road.certificate", facts.holder(), facts.issuer()),
                    new CertificateGrid(words, surface.times(), facts));
            opened.setId("road-certificate");
            opened.getStyleClass().add("road-certificate");
            opened.setExpanded(false);
            opened.setAnimated(false);
            opened.setMinWidth(0);
            more.add(opened);
        });
        return new Step(
                "road-signed",
                own.practice() ? Icons.PRACTICE : Icons.SIGN,
                own.practice() ? "practice" : "accent-text",
                words.of(own.practice() ? "road.signed.practice" : "road.signed"),
                Texts.first(surface.times().inSentence(own.signed())),
                more);
    }

    private Step waited(Waited waited) {
        var said = words.of(
                "road.waited.tries",
                surface.times().inSentence(waited.since()),
                surface.times().inSentence(waited.until()),
                waited.attempts());
        return new Step(
                "road-waited", Icons.OUTBOX, "muted", words.of("road.waited"), "", List.of(Texts.text(said, "muted")));
    }

    private Step waits(Road.Waits waits) {
        return new Step(
                "road-waiting",
                Icons.OUTBOX,
                "attention",
                words.of("sent.waiting"),
                Texts.first(words.of("road.since", surface.times().inSentence(waits.since()))),
                List.of(Texts.text(words.of("road.waiting.more", waits.attempts()), "muted")));
    }

    private Step stored(Road.Place place) {
        return new Step(
                "road-stored",
                Icons.STORED,
                place.proved() ? "verified" : "muted",
                words.of("road.stored"),
                Texts.first(surface.times().inSentence(place.time())),
                List.of(Texts.text(
                        words.of(place.proved() ? "road.entry" : "road.entry.unproved", place.leaf()), "muted")));
    }

    private Step refused(Road road) {
        var more = new ArrayList<Node>();
        road.waited()
                .flatMap(Waited::refusal)
                .ifPresent(why ->
                        more.add(Texts.text(words.of("road.refused.why", new Below(words).of(why)), "muted")));
        more.add(Texts.text(words.of("road.refused.more"), "muted"));
        return new Step("road-refused", Icons.NOT_VERIFIED, "failed", words.of("sent.refused"), "", more);
    }

    private static Node step(Step step, boolean last) {
        var icon = step.icon().node();
        icon.getStyleClass().add(step.style());
        var onward = new Region();
        onward.getStyleClass().add("road-line");
        onward.setVisible(!last);
        VBox.setVgrow(onward, Priority.ALWAYS);
        var way = new VBox(icon, onward);
        way.getStyleClass().add("road-way");
        var said = Texts.text(step.said(), "strong");
        said.setId(step.id());
        var time = Texts.line(step.time(), "muted");
        time.setId(step.id() + "-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setVisible(!step.time().isEmpty());
        time.setManaged(!step.time().isEmpty());
        var texts = new VBox(Texts.row("road-head", said, Texts.gap(), time));
        texts.getStyleClass().add("road-texts");
        texts.getChildren().addAll(step.more());
        HBox.setHgrow(texts, Priority.ALWAYS);
        return Texts.row("road-step", way, texts);
    }
}
