package obreia.desktop.vault;

import java.util.OptionalLong;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A message in its chain; `leaf` is its place in the messages log, absent of one that waits to be sent.
public record Link(Bytes chain, long number, Digest message, OptionalLong leaf) {}
