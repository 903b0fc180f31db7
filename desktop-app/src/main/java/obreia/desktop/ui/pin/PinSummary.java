package obreia.desktop.ui.pin;

import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import obreia.assets.Words;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Texts;

/// What a person reads before giving a PIN: what is signed, for whom, with which card, and how many tries are left.
final class PinSummary extends GridPane {
    private static final int MOST_DOTS = 5;

    PinSummary(Words words, CardWords card, PinQuestion question) {
        getStyleClass().add("pin-summary");
        var request = question.request();
        addRow(0, name(words.of("pin.what")), Texts.text(card.purpose(request.purpose()), "strong"));
        var row = 1;
        if (!request.people().isEmpty()) {
            addRow(row++, name(words.of("pin.for")), Texts.text(Names.listed(request.people())));
        }
        addRow(row++, name(words.of("pin.card")), Texts.text(Names.shown(question.holder())));
        if (request.signatures() > 1) {
            add(Texts.text(words.of("pin.signatures", request.signatures())), 1, row);
        }
    }

    /// Never cut, and beside the first line of what it names.
    private static Label name(String text) {
        var name = Texts.line(text, "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    /// The tries left in words, and in dots beside them; nothing where the card does not tell.
    static Node tries(Words words, Tries left) {
        return switch (left) {
            case Tries.Unknown() -> new Label();
            case Tries.Few() -> Texts.line(words.of("pin.fewTries"), "attention");
            case Tries.Exactly(var count) -> {
                var dots = Texts.row("pin-tries");
                IntStream.range(0, Math.min(count, MOST_DOTS))
                        .forEach(_ -> dots.getChildren().add(Texts.line("●", "attention")));
                var said = Texts.line(Texts.first(words.of("pin.triesLeft", count)), "attention");
                said.setId("pin-tries");
                dots.getChildren().add(said);
                yield dots;
            }
        };
    }
}
