package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.vault.Chain;
import obreia.desktop.vault.Link;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.ChainId;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.Previous;
import obreia.protocol.message.Seen;
import obreia.protocol.message.Sequence;

/// The chain in which this device numbers its letters to one set of people.
final class OwnChain {
    private final Account account;

    OwnChain(Account account) {
        this.account = account;
    }

    /// The next place in a chain, and what a letter there says of the chains around it.
    record Place(Account account, Chain chain, Sequence sequence, Optional<Previous> previous, List<Seen> seen) {
        /// Remembers that this letter took the place; it has no leaf yet.
        void keep(Digest message) throws IOException {
            account.vault().memory().put(chain, new Link(chain.id(), sequence.number(), message, OptionalLong.empty()));
        }
    }

    Place place(List<MailboxId> to) throws IOException {
        var memory = account.vault().memory();
        var own = account.member().mailbox();
        var people = new ArrayList<>(to);
        people.add(own);
        var chain = memory.own(people)
                .orElseGet(() -> new Chain(ChainId.random(account.random()).bytes(), own, people, true));
        var newest = memory.newest(chain.id());
        var sequence =
                new Sequence(new ChainId(chain.id()), newest.map(Link::number).orElse(0L) + 1);
        var previous = newest.map(link -> new Previous(link.message(), link.leaf()));
        return new Place(account, chain, sequence, previous, seen(people, chain));
    }

    /// The newest stored letter of every other chain among these people.
    private List<Seen> seen(List<MailboxId> people, Chain own) throws IOException {
        var memory = account.vault().memory();
        var seen = new ArrayList<Seen>();
        for (var chain : memory.chains(people)) {
            var newest = memory.newest(chain.id());
            if (chain.id().equals(own.id())
                    || newest.isEmpty()
                    || newest.get().leaf().isEmpty()) {
                continue;
            }
            var link = newest.get();
            seen.add(new Seen(
                    new ChainId(chain.id()),
                    link.number(),
                    link.message(),
                    link.leaf().getAsLong()));
        }
        return seen.size() > MessageHeaders.MAX_SEEN ? seen.subList(0, MessageHeaders.MAX_SEEN) : seen;
    }
}
