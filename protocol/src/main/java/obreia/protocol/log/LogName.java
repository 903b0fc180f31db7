package obreia.protocol.log;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.Origin;

/// A log's name, `<origin>/<kind>/<generation>`: the first line of its checkpoints and the name of the key that signs
/// them. A repository that was restored from a backup goes on under the next generation.
///
/// @param generation counts from 1
public record LogName(Origin origin, LogKind kind, int generation) {
    public LogName {
        if (generation < 1) {
            throw new IllegalStateException("generations count from 1: " + generation);
        }
    }

    /// Reads the name; the origin is all that stands before the last two elements.
    public static LogName parse(String text) throws MalformedException {
        var second = text.lastIndexOf('/');
        var first = second < 1 ? -1 : text.lastIndexOf('/', second - 1);
        if (first < 0) {
            throw new MalformedException("a log's name is an origin, a kind and a generation between slashes");
        }
        var generation = Text.parseNumber("generation", text.substring(second + 1), 1, Integer.MAX_VALUE);
        var kind = LogKind.parse(text.substring(first + 1, second));
        return new LogName(Origin.parse(text.substring(0, first)), kind, (int) generation);
    }

    /// The text that [#parse] reads.
    public String format() {
        return origin + "/" + kind.code() + "/" + generation;
    }

    @Override
    public String toString() {
        return format();
    }
}
