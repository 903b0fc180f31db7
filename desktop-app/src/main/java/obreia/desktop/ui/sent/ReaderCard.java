package obreia.desktop.ui.sent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// A reader at the end of the road: the receipt that opens into its checks, or that there is none yet.
///
/// When the reader collected the message is not said: the repository tells it to nobody but the reader.
final class ReaderCard {
    private final Surface surface;
    private final Words words;

    ReaderCard(Surface surface) {
        this.surface = surface;
        this.words = surface.words();
    }

    /// A card for one reader.
    ///
    /// @param number its place among the cards, for its id
    Node of(Road road, Road.Reader reader, int number) {
        var name = Texts.cut(reader.name(), "strong");
        name.setId("reader-name-" + number);
        var head = Texts.row("reader-head", MessageText.initials(reader.name()), name);
        head.setAlignment(Pos.CENTER_LEFT);
        var line =
                reader.receipt().map(receipt -> receipt(reader.name(), receipt)).orElseGet(() -> none(road, reader));
        line.setId("receipt-" + number);
        var card = new VBox(head, line);
        card.getStyleClass().add("card");
        return card;
    }

    private Node none(Road road, Road.Reader reader) {
        var said = road.stored()
                .map(place -> words.of(
                        "road.noReceipt", reader.name(), surface.times().inSentence(place.time())))
                .orElseGet(() -> words.of("road.notSent"));
        var line = Texts.text(said, "neutral-line", "state");
        line.setGraphic(Icons.NO_RECEIPT.small());
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    private Node receipt(String name, Road.Receipt receipt) {
        var look = look(receipt.standing());
        var signed = receipt.signed().map(surface.times()::inSentence).orElse("");
        var line = new Checklist(
                words,
                look.icon(),
                look.style(),
                words.of(look.sentence(), name, signed),
                receipt.checks(),
                receipt.standing() == Road.Standing.NOT_VERIFIED);
        var doubtful = receipt.standing() == Road.Standing.NOT_VERIFIED;
        if (receipt.leaf().isPresent()) {
            var said = words.of(
                    doubtful ? "road.badReceipt.times" : "road.receipt.times",
                    surface.times().inSentence(receipt.arrived()),
                    receipt.leaf().getAsLong());
            line.add(Texts.text(said, "muted", "road-times"));
        }
        if (doubtful) {
            line.add(Texts.text(words.of("road.badReceipt.means", name), "road-times"));
            return line;
        }
        return line.with(receipt.certificate(), surface.times());
    }

    /// How the checks' verdict is shown.
    private record Shield(Icons icon, String style, String sentence) {}

    private static Shield look(Road.Standing standing) {
        return switch (standing) {
            case VERIFIED -> new Shield(Icons.VERIFIED, "verified", "road.receipt");
            case PRACTICE -> new Shield(Icons.PRACTICE, "practice", "road.receipt.practice");
            case REVOCATION_UNKNOWN -> new Shield(Icons.ATTENTION, "attention", "road.receipt.unknown");
            case NOT_VERIFIED -> new Shield(Icons.NOT_VERIFIED, "failed", "road.badReceipt");
        };
    }
}
