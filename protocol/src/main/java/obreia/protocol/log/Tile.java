package obreia.protocol.log;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// The name of a run of up to 256 neighbouring hashes of a tree, as logs serve them: at level 0 leaf hashes, at each
/// level above the roots of the whole tiles below. c2sp.org/tlog-tiles.
///
/// @param level 0 to [#MAX_LEVEL]
/// @param index the number among the tiles of its level
/// @param width how many hashes it has, 1 to [#WIDTH]; with fewer it is a partial tile, the last of its level
public record Tile(int level, long index, int width) {
    public static final int HEIGHT = 8;
    public static final int WIDTH = 1 << HEIGHT;
    public static final int MAX_LEVEL = 7;

    public Tile {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalStateException("tiles have levels from 0 to " + MAX_LEVEL + ", not " + level);
        }
        if (width < 1 || width > WIDTH) {
            throw new IllegalStateException("a tile has 1 to " + WIDTH + " hashes, not " + width);
        }
        if (!fits(level, index, width)) {
            throw new IllegalStateException("no tree has a tile " + index + " at level " + level);
        }
    }

    /// Reads the path behind `/tile/`, like `0/x001/067.p/12`.
    public static Tile parse(String path) throws MalformedException {
        var slash = path.indexOf('/');
        if (slash < 0) {
            throw new MalformedException("a tile's path is a level and a number, like 0/x001/067");
        }
        var level = (int) Text.parseNumber("tile level", path.substring(0, slash), 0, MAX_LEVEL);
        var number = TileNumber.parse(path.substring(slash + 1));
        if (!fits(level, number.index(), number.width())) {
            throw new MalformedException("no tree has a tile " + number.index() + " at level " + level);
        }
        return new Tile(level, number.index(), number.width());
    }

    /// The tile that holds the root of this whole subtree, or the hashes that it is made of, as wide as a tree of this
    /// size makes it.
    ///
    /// @param level the level of the subtree in the tree, not of the tile
    public static Tile holding(int level, long index, long treeSize) {
        if (level < 0 || level >= Long.SIZE || index < 0 || index >= treeSize >> level) {
            throw new IllegalStateException(
                    "a tree of " + treeSize + " leaves has no whole subtree " + index + " at level " + level);
        }
        var tileLevel = level / HEIGHT;
        var number = index >> (HEIGHT - level % HEIGHT);
        var inLevel = treeSize >> (tileLevel * HEIGHT);
        return new Tile(tileLevel, number, (int) Math.min(WIDTH, inLevel - number * WIDTH));
    }

    public boolean partial() {
        return width < WIDTH;
    }

    /// The path that [#parse] reads.
    public String path() {
        return level + "/" + new TileNumber(index, width).path();
    }

    private static boolean fits(int level, long index, int width) {
        var inLevel = TreeHead.MAX_SIZE >> (level * HEIGHT);
        return index >= 0 && index <= inLevel / WIDTH && index * WIDTH + width <= inLevel;
    }
}
