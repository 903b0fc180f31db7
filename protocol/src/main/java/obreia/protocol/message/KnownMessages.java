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

    /// How the message with this digest is here, whether or not it was read.
    Presence presence(Digest message);

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

            @Override
            public Presence presence(Digest message) {
                return Presence.MISSING;
            }
        };
    }

    /// How a message is here.
    enum Presence {
        /// It was read, every check held, or it was sent from here.
        READ,
        /// It arrived, and was not read or not verified.
        ARRIVED,
        /// The repository has not handed it out.
        MISSING
    }

    /// A message in its chain: its digest, and its leaf in the messages log.
    record Link(Digest message, long leaf) {}
}
