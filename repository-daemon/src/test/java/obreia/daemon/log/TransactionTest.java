package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a command sees of its own changes, and the rules that no command can break.
class TransactionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final PendingChanges pending = new PendingChanges(new MemoryMailboxStore());
    private final Transaction transaction = new Transaction(pending, NOW);
    private final TestMailbox ana = new TestMailbox("Ana");
    private final TestMailbox rui = new TestMailbox("Rui");

    private void open(TestMailbox mailbox, String... devices) throws IOException {
        transaction.addStatement(mailbox.state(1, devices), mailbox.cms(1));
    }

    private static void breaks(String rule, ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOf(IllegalStateException.class).hasMessageContaining(rule);
    }

    @Test
    void seesItsOwnChanges() throws IOException {
        open(ana, "laptop", "desk");
        open(rui, "laptop");
        var letter = TestLetter.of(1, ana, rui);
        var leaf = letter.send().run(transaction);
        assertThat(transaction.head().messages()).isEqualTo(3);
        assertThat(transaction.head().directory()).isEqualTo(2);
        assertThat(transaction.mailbox(ana.id())).contains(ana.state(1, "laptop", "desk"));
        assertThat(transaction.mailboxOf(rui.person())).contains(rui.id());
        assertThat(transaction.statement(ana.id(), 1)).contains(new StoredStatement(0, 0, ana.cms(1)));
        assertThat(transaction.device(ana.device("desk").tlsKey()))
                .contains(new MailboxDevice(ana.id(), ana.device("desk").device()));
        assertThat(transaction.record(leaf)).isPresent();
        assertThat(transaction.leafOf(letter.envelope().id())).contains(leaf);
        assertThat(transaction.sent(ana.id(), letter.message())).contains(leaf);
        assertThat(transaction.entry(rui.id(), leaf)).get().matches(entry -> entry.isNew());
        assertThat(transaction.usage(rui.id()))
                .isEqualTo(new Usage(1, letter.envelope().size()));
        transaction.markFetched(rui.id(), leaf);
        assertThat(transaction.entry(rui.id(), leaf)).get().matches(entry -> entry.fetched());
        var receipt = letter.receipt(2, rui).send().run(transaction);
        assertThat(transaction.receipt(ana.id(), letter.message(), rui.id())).contains(receipt);
    }

    @Test
    void forgetsTheDevicesThatANewStatementLeavesOut() throws IOException {
        open(ana, "laptop", "desk");
        var laptop = ana.device("laptop");
        transaction.setBoxKey(ana.id(), boxKey(ana, "laptop"));
        assertThat(transaction.boxKey(ana.id(), laptop.device())).isPresent();
        transaction.addStatement(ana.state(2, "desk"), ana.cms(2));
        assertThat(transaction.device(laptop.tlsKey())).isEmpty();
        assertThat(transaction.boxKey(ana.id(), laptop.device())).isEmpty();
        breaks("newest statement", () -> transaction.setBoxKey(ana.id(), boxKey(ana, "laptop")));
    }

    private static BoxKeyCertificate boxKey(TestMailbox mailbox, String device) {
        var key = mailbox.device(device);
        var until = NOW.plus(BoxKeyCertificate.VALIDITY);
        return new BoxKeyCertificate(
                key.device(),
                1,
                TestDevice.recipient(1),
                NOW,
                until,
                key.tlsKey().bytes());
    }

    @Test
    void versionsFollowOneAnother() throws IOException {
        breaks("versions follow", () -> transaction.addStatement(ana.state(2, "laptop"), ana.cms(2)));
        open(ana, "laptop");
        breaks("versions follow", () -> open(ana, "laptop"));
        breaks("versions follow", () -> transaction.addStatement(ana.state(3, "laptop"), ana.cms(3)));
        breaks("digest", () -> transaction.addStatement(ana.state(2, "laptop"), ana.cms(1)));
    }

    @Test
    void onePersonHasOneMailbox() throws IOException {
        open(ana, "laptop");
        var second =
                new MailboxState(rui.id(), ana.person(), 1, Digest.of(rui.cms(1)), "Ana", Optional.empty(), List.of());
        breaks("one person", () -> transaction.addStatement(second, rui.cms(1)));
        var other =
                new MailboxState(ana.id(), rui.person(), 2, Digest.of(ana.cms(2)), "Ana", Optional.empty(), List.of());
        breaks("one person", () -> transaction.addStatement(other, ana.cms(2)));
    }

    @Test
    void aKeyOpensOneMailbox() throws IOException {
        open(ana, "laptop");
        var stolen = rui.state(1, Optional.empty(), List.of(ana.device("laptop")));
        breaks("one mailbox", () -> transaction.addStatement(stolen, rui.cms(1)));
    }

    @Test
    void aDigestAndAnEnvelopeAreTakenOnce() throws IOException {
        open(ana, "laptop");
        open(rui, "laptop");
        var letter = TestLetter.of(1, ana, rui);
        letter.send().run(transaction);
        var record = letter.record(NOW);
        breaks("once per sender", () -> transaction.append(record, letter.salt(), letter.envelope()));
        var other = TestLetter.of(2, ana, rui).record(NOW);
        breaks("names its envelope", () -> transaction.append(other, letter.salt(), letter.envelope()));
        var replayed = new TestLetter(rui.id(), List.of(ana.id()), 3, Optional.empty(), letter.envelope());
        breaks("one record", () -> replayed.send().run(transaction));
    }

    @Test
    void lettersGoBetweenOpenMailboxesAtTheirTime() throws IOException {
        open(ana, "laptop");
        var letter = TestLetter.of(1, ana, rui);
        breaks("mailboxes that are open", () -> letter.send().run(transaction));
        open(rui, "laptop");
        var late = letter.record(NOW.plusSeconds(1));
        breaks("time", () -> transaction.append(late, letter.salt(), letter.envelope()));
    }

    @Test
    void onlyWhatIsHeldAndHiddenIsPurged() throws IOException {
        open(ana, "laptop");
        open(rui, "laptop");
        var leaf = TestLetter.of(1, ana, rui).send().run(transaction);
        breaks("hidden", () -> transaction.purge(rui.id(), leaf));
        breaks("holds nothing", () -> transaction.markFetched(rui.id(), 0));
        transaction.hide(rui.id(), leaf);
        transaction.purge(rui.id(), leaf);
        breaks("holds nothing", () -> transaction.show(rui.id(), leaf));
        assertThat(pending.changes()).noneMatch(Change.EnvelopeRemoved.class::isInstance);
        transaction.hide(ana.id(), leaf);
        transaction.purge(ana.id(), leaf);
        assertThat(pending.changes()).anyMatch(Change.EnvelopeRemoved.class::isInstance);
    }
}
