package obreia.desktop.ui.pin;

import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import obreia.assets.Words;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.common.Texts;

/// What a person reads before giving a PIN: what is signed, for whom, with which card, and how many tries are left.
final class PinSummary extends GridPane {
    private static final int MOST_DOTS = 5;

    PinSummary(Words words, PinQuestion question) {
        getStyleClass().add("pin-summary");
        var request = question.request();
        addRow(0, Texts.line(words.of("pin.what"), "muted"), Texts.text(request.purpose(), "strong"));
        var row = 1;
        if (!request.people().isEmpty()) {
            addRow(row++, Texts.line(words.of("pin.for"), "muted"), Texts.text(String.join(", ", request.people())));
        }
        addRow(row++, Texts.line(words.of("pin.card"), "muted"), Texts.text(question.holder()));
        if (request.signatures() > 1) {
            add(Texts.text(words.of("pin.signatures", request.signatures())), 1, row);
        }
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
                var said = Texts.line(words.of("pin.triesLeft", count), "attention");
                said.setId("pin-tries");
                dots.getChildren().add(said);
                yield dots;
            }
        };
    }
}
