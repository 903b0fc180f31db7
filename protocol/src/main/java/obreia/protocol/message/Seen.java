package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// The newest message of a chain that the sender had seen when it signed: its number, digest and leaf.
public record Seen(ChainId chain, long number, Digest message, long leaf) {
    public Seen {
        if (number < 1 || leaf < 0) {
            throw new IllegalStateException("number " + number + " at leaf " + leaf + " was never seen");
        }
    }

    static Seen parse(String text) throws MalformedException {
        var words = Words.of("Obreia-Seen", text, 4);
        return new Seen(
                ChainId.parse(words.getFirst()),
                Text.parseNumber("number in its chain", words.get(1), 1, Sequence.MAX),
                Digest.parse(words.get(2)),
                Text.parseNumber("leaf", words.get(3), 0, Sequence.MAX));
    }

    String format() {
        return chain + " " + number + " " + message + " " + leaf;
    }
}
