package obreia.daemon.net;

import java.util.Optional;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;

/// The path of something that a log publishes, in its one spelling. c2sp.org/tlog-tiles.
///
/// Nothing is decoded or normalised: a path with `%`, `?`, `..` or a leading zero names nothing.
sealed interface LogPath {
    /// Where all such paths begin.
    String ROOT = "/log/";

    /// Of which log it is.
    LogKind log();

    /// Of which generation, from 1.
    int generation();

    /// `…/checkpoint`.
    record Newest(LogKind log, int generation) implements LogPath {}

    /// `…/tile/L/N[.p/W]`.
    record Hashes(LogKind log, int generation, Tile tile) implements LogPath {}

    /// `…/tile/entries/N[.p/W]`: the entries under a tile of level 0.
    record Entries(LogKind log, int generation, Tile tile) implements LogPath {}

    /// Reads a path; empty where it names nothing.
    static Optional<LogPath> parse(String path) {
        var parts = Grammar.PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var log = parts.group(1).equals(LogKind.DIRECTORY.code()) ? LogKind.DIRECTORY : LogKind.MESSAGES;
        var generation = Integer.parseInt(parts.group(2));
        try {
            if (parts.group(3) != null) {
                return Optional.of(new Entries(log, generation, Tile.parse("0/" + parts.group(3))));
            } else if (parts.group(4) != null) {
                return Optional.of(new Hashes(log, generation, Tile.parse(parts.group(4))));
            }
            return Optional.of(new Newest(log, generation));
        } catch (MalformedException _) {
            return Optional.empty(); // Where nothing is, there is no telling why.
        }
    }

    /// The coarse form; tiles have a parser of their own.
    final class Grammar {
        private static final Pattern PATH = Pattern.compile(
                ROOT
                        + "(directory|messages)/([1-9][0-9]{0,8})/(?:checkpoint|tile/entries/([0-9xp./]{1,80})|tile/([0-9xp./]{1,80}))");

        private Grammar() {}
    }
}
