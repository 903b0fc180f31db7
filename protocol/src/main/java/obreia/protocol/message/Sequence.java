package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// A message's place in its chain; numbers count from 1.
public record Sequence(ChainId chain, long number) {
    /// 2⁵³ − 1, as in every format of Obreia.
    static final long MAX = (1L << 53) - 1;

    public Sequence {
        if (number < 1) {
            throw new IllegalStateException("messages of a chain are numbered from 1, not " + number);
        }
    }

    static Sequence parse(String text) throws MalformedException {
        var words = Words.of("Obreia-Sequence", text, 2);
        return new Sequence(
                ChainId.parse(words.getFirst()), Text.parseNumber("number in its chain", words.get(1), 1, MAX));
    }

    String format() {
        return chain + " " + number;
    }
}
