package obreia.protocol.message;

import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Digest;

/// What this client remembers of the messages that it read before: for finding one that is handed out twice, or out
/// of its place.
public interface KnownMessages {
    /// Where a message with this digest or this id, whose checks held, was met; the one that is being read may be
    /// among them.
    List<Place> places(Digest message, MessageId id);

    /// The message with this number in this chain, if it was read or sent here.
    Optional<Link> link(ChainId chain, long number);

    /// Remembers nothing.
    static KnownMessages none() {
        return new KnownMessages() {
            @Override
            public List<Place> places(Digest message, MessageId id) {
                return List.of();
            }

            @Override
            public Optional<Link> link(ChainId chain, long number) {
                return Optional.empty();
            }
        };
    }

    /// A message in its chain: its digest, and its leaf in the messages log.
    record Link(Digest message, long leaf) {}
}
