package obreia.protocol.log;

import java.util.regex.Pattern;
import obreia.protocol.MalformedException;

/// The number and width of a tile or entry bundle as they stand in a path: `x001/x234/067` for number 1234067, with
/// `.p/` and the width behind it where it is not whole. c2sp.org/tlog-tiles.
///
/// @param index 0 or more
/// @param width 1 to 256
public record TileNumber(long index, int width) {
    private static final int BASE = 1000;

    /// Six elements: more leaves than a tree can have.
    private static final Pattern PATH = Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TileNumber {
        if (index < 0 || index > TreeHead.MAX_SIZE / Tile.WIDTH) {
            throw new IllegalStateException("no tile has the number " + index);
        }
        if (width < 1 || width > Tile.WIDTH) {
            throw new IllegalStateException("a tile has 1 to " + Tile.WIDTH + " hashes, not " + width);
        }
    }

    public static TileNumber parse(String path) throws MalformedException {
        var matcher = PATH.matcher(path);
        if (!matcher.matches() || path.startsWith("x000/")) {
            throw new MalformedException("a tile's number is written in threes, like x001/x234/067 or 005.p/17");
        }
        var index = Long.parseLong(matcher.group(1).replace("/", "").replace("x", ""));
        if (index > TreeHead.MAX_SIZE / Tile.WIDTH) {
            throw new MalformedException("no tile has the number " + index);
        }
        var partial = matcher.group(2);
        var width = partial == null ? Tile.WIDTH : Integer.parseInt(partial);
        if (partial != null && width >= Tile.WIDTH) {
            throw new MalformedException("a partial tile has 1 to " + (Tile.WIDTH - 1) + " hashes, not " + width);
        }
        return new TileNumber(index, width);
    }

    public String path() {
        var path = new StringBuilder("%03d".formatted(index % BASE));
        for (var rest = index / BASE; rest > 0; rest /= BASE) {
            path.insert(0, "x%03d/".formatted(rest % BASE));
        }
        return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
    }
}
