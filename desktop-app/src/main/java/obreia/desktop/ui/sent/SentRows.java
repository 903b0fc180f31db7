package obreia.desktop.ui.sent;

import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.Surface;

/// Says in words how far each sent message of a list has come.
final class SentRows {
    /// More names than these are counted.
    private static final int NAMED = 2;

    private final Surface surface;
    private final Words words;

    SentRows(Surface surface) {
        this.surface = surface;
        this.words = surface.words();
    }

    MailRow row(Listed listed) {
        var message = listed.message();
        var state = state(listed.progress());
        return new MailRow(
                message.message(),
                names(listed.to()),
                surface.times().inRow(message.time()),
                message.subject().orElseGet(() -> words.of("sent.closed")),
                false,
                state.icon(),
                state.words(),
                state.style(),
                Optional.empty());
    }

    private String names(List<String> all) {
        return all.size() > NAMED ? words.of("sent.names", all.getFirst(), all.size() - 1) : String.join(", ", all);
    }

    /// How a row says it.
    private record State(Icons icon, String words, String style) {}

    private State state(Progress progress) {
        return switch (progress.kind()) {
            case WAITING -> new State(Icons.OUTBOX, words.of("sent.waiting"), "attention");
            case REFUSED -> new State(Icons.NOT_VERIFIED_ROW, words.of("sent.refused"), "failed");
            case STORED -> new State(Icons.NO_RECEIPT, words.of("sent.noReceipt"), "plain");
            case PARTLY -> new State(Icons.PARTLY, words.of("sent.partly", progress.signed(), progress.all()), "plain");
            case DOUBTFUL -> new State(Icons.NOT_VERIFIED_ROW, words.of("sent.doubtful"), "failed");
            case PRACTICE -> new State(Icons.PRACTICE, words.of("sent.receipted.practice", progress.all()), "practice");
            case REVOCATION_UNKNOWN ->
                new State(Icons.ATTENTION, words.of("sent.receipted.unknown", progress.all()), "attention");
            case RECEIPTED -> new State(Icons.VERIFIED_ROW, words.of("sent.receipted", progress.all()), "verified");
        };
    }
}
