package obreia.protocol.log;

import obreia.protocol.codec.Digest;

/// The root of a whole subtree and its place: over the leaves from `index · 2^level` to `(index + 1) · 2^level - 1`.
public record Subtree(int level, long index, Digest root) {}
