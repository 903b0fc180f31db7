package obreia.protocol.log;

import obreia.protocol.codec.Bytes;

/// Where a log's tiles come from: a server, a folder, a store. What it gives is believed only once it is proved.
///
/// @param <E> how the source can fail
@FunctionalInterface
public interface Tiles<E extends Exception> {
    /// The hashes of the tile, 32 bytes each.
    Bytes at(Tile tile) throws E;

    /// Told of every tile that was proved to belong to the tree, so that it can be kept.
    default void proved(Tile tile, Bytes hashes) throws E {}
}
