package obreia.protocol.message;

import java.util.OptionalLong;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// The message before this one in its chain; `leaf` is its place in the messages log, absent while it was unsent.
public record Previous(Digest message, OptionalLong leaf) {
    static Previous parse(String text) throws MalformedException {
        var words = Words.of("Obreia-Previous", text, 2);
        var message = Digest.parse(words.getFirst());
        if (words.get(1).equals("-")) {
            return new Previous(message, OptionalLong.empty());
        }
        return new Previous(message, OptionalLong.of(Text.parseNumber("leaf", words.get(1), 0, Sequence.MAX)));
    }

    String format() {
        return message + " " + (leaf.isPresent() ? Long.toString(leaf.getAsLong()) : "-");
    }
}
