package obreia.desktop.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Texts;

/// Where the status bar speaks of the card; it opens Diagnostics.
final class CardPart {
    private final Words words;
    private final CardWords card;
    private final Button link;

    CardPart(Words words, ShellModel model) {
        this.words = words;
        this.card = new CardWords(words);
        this.link = Texts.button("", () -> model.page().set(RailItem.DIAGNOSTICS.page()), "status-link", "flat");
        link.setId("status-card");
        link.getStyleClass().add("status-card");
        link.setTooltip(new Tooltip());
        link.managedProperty().bind(link.visibleProperty());
        model.card().subscribe(this::show);
    }

    Node node() {
        return link;
    }

    private void show(CardStanding standing) {
        link.setVisible(!(standing instanceof CardStanding.Unknown));
        switch (standing) {
            case CardStanding.Unknown() -> {}
            case CardStanding.Practice(var there) -> {
                var said = words.of(there ? "status.card.practice" : "status.card.practiceGone");
                show(there ? Icons.PRACTICE : Icons.NO_CARD, said, said, there ? "practice" : "attention");
            }
            case CardStanding.Ready(var holder) ->
                show(
                        Icons.CARD,
                        words.of("status.card.ready", Names.shown(holder)),
                        card.sentence(CardState.READY),
                        "muted");
            case CardStanding.Missing(var state) ->
                show(
                        state == CardState.PIN_LOCKED ? Icons.BLOCKED : Icons.NO_CARD,
                        words.of("status.card." + state.word()),
                        card.sentence(state) + " " + card.todoHere(state),
                        style(state));
        }
    }

    private void show(Icons icon, String said, String more, String style) {
        link.setText(said);
        link.setAccessibleText(said);
        link.getTooltip().setText(more);
        link.setGraphic(icon.small());
        link.getStyleClass().removeAll("muted", "attention", "failed", "practice");
        link.getStyleClass().add(style);
    }

    /// A card that is only out is where most cards are most of the time.
    private static String style(CardState state) {
        return switch (state) {
            case NO_CARD, NO_READER, CARD_REMOVED -> "muted";
            default -> state.canPass() ? "attention" : "failed";
        };
    }
}
