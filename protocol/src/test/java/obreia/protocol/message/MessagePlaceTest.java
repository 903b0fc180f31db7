package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Letters;
import obreia.fixtures.messages.Post;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// Where a message stands: new or seen before, and in its chain. The message read stands at leaf 10.
class MessagePlaceTest {
    private static final Digest OTHER = Digest.of(Bytes.utf8("other"));

    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final Memory memory = new Memory();
    private final SignedMessage first = Post.sign(ana, Post.headers(ana, bruno));
    private final Previous previous = new Previous(first.digest(), OptionalLong.of(7));
    private final SignedMessage second = Post.sign(ana, Post.headers(ana, 2, Optional.of(previous), bruno));

    @Test
    void refusesAMessageThatIsHandedOutAgainInAnotherEnvelope() {
        memory.places.add(new Place(OTHER, OTHER));
        assertThat(failure(first).step()).isEqualTo(ReadingStep.NEW);
    }

    @Test
    void takesAMessageThatIsReadAgainWhereItWas() {
        var arrival = Post.arrival(first, ana, bruno);
        memory.places.add(new Place(arrival.id(), Digest.of(arrival.record())));
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 10));
        assertThat(read(arrival)).isInstanceOf(VerifiedMessage.class);
    }

    @Test
    void refusesTheSameEnvelopeWithAnotherRecord() {
        var arrival = Post.arrival(first, ana, bruno);
        memory.places.add(new Place(arrival.id(), OTHER));
        assertThat(read(arrival))
                .isInstanceOfSatisfying(
                        UntrustedMessage.class,
                        failure -> assertThat(failure.step()).isEqualTo(ReadingStep.NEW));
    }

    @Test
    void takesAMessageThatFollowsTheOneBefore() {
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 7));
        memory.links.put(3L, new KnownMessages.Link(OTHER, 12));
        assertThat(chain(second).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void reportsAGapAndAccusesNobody() {
        assertThat(chain(second)).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_CHECKED);
            assertThat(check.why())
                    .contains("sent after number 1 of the same chain")
                    .contains("missing: the repository has not handed it out");
        });
        memory.arrived.add(first.digest());
        assertThat(chain(second).why()).contains("is here and was not read");
    }

    @Test
    void namesAMessageOfSomebodyElseThatTheSenderHadSeenAndThatNeverCame() {
        var seen = seeing(OTHER, 3);
        assertThat(chain(seen)).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_CHECKED);
            assertThat(check.why()).contains("number 5 of another").contains("missing");
        });
        memory.links.put(5L, new KnownMessages.Link(OTHER, 3));
        assertThat(chain(seen).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void findsAGapClosedWhenWhatWasMissingIsRead() throws Exception {
        assertThat(ChainCheck.again(OpenedMessage.of(second.cms()), 10, memory).outcome())
                .isEqualTo(Check.Outcome.NOT_CHECKED);
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 7));
        assertThat(ChainCheck.again(OpenedMessage.of(second.cms()), 10, memory).outcome())
                .isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void refusesASecondMessageOfTheSameNumber() {
        memory.links.put(2L, new KnownMessages.Link(OTHER, 8));
        assertThat(chainFailure(second)).contains("the sender signed two messages with the number 2");
    }

    @Test
    void refusesAMessageThatMovedToAnotherLeaf() {
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 9));
        assertThat(chainFailure(first)).contains("leaf 9").contains("leaf 10");
    }

    @Test
    void refusesAnotherMessageBefore() {
        memory.links.put(1L, new KnownMessages.Link(OTHER, 7));
        assertThat(chainFailure(second)).contains("as the message before");
    }

    @Test
    void refusesAnotherLeafAtReaderAndSender() {
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 6));
        assertThat(chainFailure(second)).contains("told the sender leaf 7").contains("this mailbox leaf 6");
    }

    @Test
    void refusesAnOrderThatIsNotThatOfTheLeaves() {
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 11));
        assertThat(chainFailure(second)).contains("the order was changed");
        memory.links.clear();
        memory.links.put(3L, new KnownMessages.Link(OTHER, 9));
        assertThat(chainFailure(second)).contains("the order was changed");
    }

    @Test
    void refusesAMessageBeforeThatIsSaidToComeAfter() {
        var late = new Previous(first.digest(), OptionalLong.of(10));
        var message = Post.sign(ana, Post.headers(ana, 2, Optional.of(late), bruno));
        assertThat(chainFailure(message)).contains("not before leaf 10");
    }

    @Test
    void takesAMessageBeforeThatWasUnsentWhenThisOneWasSigned() {
        memory.links.put(1L, new KnownMessages.Link(first.digest(), 9));
        var unsent = new Previous(first.digest(), OptionalLong.empty());
        var message = Post.sign(ana, Post.headers(ana, 2, Optional.of(unsent), bruno));
        assertThat(chain(message).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void refusesAForkOfAChainThatTheSenderSaw() {
        memory.links.put(5L, new KnownMessages.Link(first.digest(), 4));
        assertThat(chainFailure(seeing(OTHER, 4))).contains("the chain was forked");
        assertThat(chainFailure(seeing(first.digest(), 3))).contains("told the sender leaf 3");
        assertThat(chainFailure(seeing(first.digest(), 10))).contains("not before its own");
        assertThat(chain(seeing(first.digest(), 4)).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    private SignedMessage seeing(Digest message, long leaf) {
        var seen = new Seen(Letters.chain("of bruno"), 5, message, leaf);
        return Post.sign(ana, Headers.of(Post.headers(ana, bruno)).seen(seen).get());
    }

    private Reading read(Arrival arrival) {
        return MessageVerifier.read(arrival, List.of(bruno.boxKey()), Post.standpoint(bruno, memory, ana, bruno));
    }

    private Check chain(SignedMessage message) {
        return read(Post.arrival(message, ana, bruno)).checks().stream()
                .filter(check -> check.step() == ReadingStep.CHAIN)
                .findFirst()
                .orElseThrow();
    }

    private UntrustedMessage failure(SignedMessage message) {
        var reading = read(Post.arrival(message, ana, bruno));
        assertThat(reading).isInstanceOf(UntrustedMessage.class);
        return (UntrustedMessage) reading;
    }

    private String chainFailure(SignedMessage message) {
        var failure = failure(message);
        assertThat(failure.step()).isEqualTo(ReadingStep.CHAIN);
        return failure.why();
    }

    private static final class Memory implements KnownMessages {
        private final List<Place> places = new ArrayList<>();
        private final Map<Long, Link> links = new HashMap<>();
        private final Set<Digest> arrived = new HashSet<>();

        @Override
        public List<Place> places(Digest message, MessageId id) {
            return places;
        }

        @Override
        public Optional<Link> link(ChainId chain, long number) {
            return Optional.ofNullable(links.get(number));
        }

        @Override
        public Presence presence(Digest message) {
            if (links.values().stream().anyMatch(link -> link.message().equals(message))) {
                return Presence.READ;
            }
            return arrived.contains(message) ? Presence.ARRIVED : Presence.MISSING;
        }
    }
}
