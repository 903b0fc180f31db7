package obreia.desktop.ui;

import java.util.stream.Collectors;
import obreia.assets.Words;
import obreia.desktop.ui.common.OpenMessage;

/// What a message that is answered or forwarded begins with.
record Beginning(Kind kind, OpenMessage of) {
    enum Kind {
        REPLY,
        QUOTE,
        FORWARD
    }

    String subject() {
        var subject = of.content().headers().subject();
        var prefix = kind == Kind.FORWARD ? "Fwd: " : "Re: ";
        return subject.startsWith(prefix) ? subject : prefix + subject;
    }

    /// The text below which, or above which, the person writes.
    ///
    /// @param time when the message was signed, in words
    String text(Words words, String time) {
        return switch (kind) {
            case REPLY -> "";
            case QUOTE ->
                "\n\n" + words.of("quote.head", of.from(), time) + "\n"
                        + of.content()
                                .text()
                                .lines()
                                .map(line -> line.isEmpty() ? ">" : "> " + line)
                                .collect(Collectors.joining("\n"));
            case FORWARD ->
                "\n\n"
                        + words.of(
                                "forward.head",
                                of.from(),
                                time,
                                of.content().headers().subject()) + "\n\n"
                        + of.content().text();
        };
    }
}
