package obreia.desktop.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.vault.Chain;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.Sighting;
import obreia.desktop.vault.Vault;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.ChainId;
import obreia.protocol.message.KnownMessages;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.Place;
import obreia.protocol.message.VerifiedMessage;

/// What the vault remembers of the messages that were read here.
final class Known implements KnownMessages {
    private final Vault vault;

    Known(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<Place> places(Digest message, MessageId id) {
        try {
            return vault.memory().sightings(message, id.mailbox(), id.identifier()).stream()
                    .map(sighting -> new Place(sighting.envelope(), sighting.record()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<KnownMessages.Link> link(ChainId chain, long number) {
        try {
            return vault.memory()
                    .link(chain.bytes(), number)
                    .filter(link -> link.leaf().isPresent())
                    .map(link ->
                            new KnownMessages.Link(link.message(), link.leaf().getAsLong()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Presence presence(Digest message) {
        try {
            if (vault.messages().find(message, Direction.OUT).isPresent()) {
                return Presence.READ;
            }
            var received = vault.messages().find(message, Direction.IN);
            if (received.isPresent()) {
                return received.get().opened().isPresent() ? Presence.READ : Presence.ARRIVED;
            }
            // One that was deleted here is not one that the repository held back.
            if (vault.memory().knows(message)) {
                return Presence.READ;
            }
            return vault.memory().wasDeleted(message) ? Presence.ARRIVED : Presence.MISSING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Remembers a message of which every check held.
    void remember(VerifiedMessage message) throws IOException {
        var headers = message.headers();
        var place = message.place();
        vault.memory()
                .saw(new Sighting(
                        message.digest(),
                        headers.id().identifier(),
                        headers.sender(),
                        place.envelope(),
                        place.record()));
        var people = new ArrayList<>(headers.to());
        people.add(headers.sender());
        var chain = new Chain(headers.sequence().chain().bytes(), headers.sender(), people, false);
        vault.memory()
                .put(
                        chain,
                        new obreia.desktop.vault.Link(
                                chain.id(),
                                headers.sequence().number(),
                                message.digest(),
                                OptionalLong.of(message.leaf())));
    }
}
