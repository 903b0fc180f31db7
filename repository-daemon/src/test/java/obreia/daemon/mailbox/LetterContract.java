package obreia.daemon.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.daemon.log.Transaction;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of letters and receipts: records, boxes, envelopes, and what was fetched or hidden.
public abstract class LetterContract extends StoreContract {
    private TestMailbox ana;
    private TestMailbox rui;
    private TestMailbox eva;

    @BeforeEach
    void openMailboxes() throws IOException {
        ana = open("Ana");
        rui = open("Rui");
        eva = open("Eva");
    }

    private interface Verb {
        void apply(Transaction transaction) throws IOException;
    }

    private void change(Verb verb) throws IOException {
        committer.commit(transaction -> {
            verb.apply(transaction);
            return transaction.time();
        });
    }

    private List<Long> leaves(TestMailbox mailbox, EntryFilter filter) throws IOException {
        return store.entries(mailbox.id(), filter, -1, MANY).stream()
                .map(listed -> listed.entry().leaf())
                .toList();
    }

    @Test
    void keepsARecordWithItsSaltAndItsEnvelopeOnceForAll() throws IOException {
        var letter = TestLetter.of(1, ana, rui, eva);
        var leaf = committer.commit(letter.send());
        assertThat(leaf).isEqualTo(3);
        var stored = new StoredRecord(
                3, letter.salt(), letter.record(NOW).encode(), letter.envelope().size());
        assertThat(store.record(leaf)).contains(stored);
        assertThat(store.envelope(letter.envelope().id()))
                .contains(letter.envelope().bytes());
        assertThat(store.leafOf(letter.envelope().id())).contains(leaf);
        assertThat(store.sent(ana.id(), letter.message())).contains(leaf);
        assertThat(store.sent(rui.id(), letter.message())).isEmpty();
        assertThat(store.entries(rui.id(), EntryFilter.ALL, -1, MANY))
                .containsExactly(new ListedEntry(
                        new MailboxEntry(rui.id(), leaf, true, false, false, Optional.empty()), stored));
        assertThat(store.entry(ana.id(), leaf))
                .contains(new MailboxEntry(ana.id(), leaf, false, true, false, Optional.empty()));
    }

    @Test
    void listsWhatWasReceivedSentAndIsNewInTheOrderOfLeaves() throws IOException {
        var toRui = committer.commit(TestLetter.of(1, ana, rui).send());
        var toAna = committer.commit(TestLetter.of(2, rui, ana).send());
        var toSelf = committer.commit(TestLetter.of(3, ana, ana).send());
        assertThat(leaves(ana, EntryFilter.ALL)).containsExactly(toRui, toAna, toSelf);
        assertThat(leaves(ana, EntryFilter.SENT)).containsExactly(toRui, toSelf);
        assertThat(leaves(ana, EntryFilter.RECEIVED)).containsExactly(toAna, toSelf);
        assertThat(leaves(ana, EntryFilter.NEW)).containsExactly(toAna, toSelf);
        assertThat(leaves(eva, EntryFilter.ALL)).isEmpty();
    }

    @Test
    void listsInPages() throws IOException {
        for (var i = 0; i < 5; i++) {
            committer.commit(TestLetter.of(i, ana, rui).send());
        }
        for (var filter : List.of(EntryFilter.NEW, EntryFilter.ALL)) {
            var page = store.entries(rui.id(), filter, -1, 2);
            assertThat(page).extracting(listed -> listed.entry().leaf()).containsExactly(3L, 4L);
            assertThat(store.entries(rui.id(), filter, 4, MANY)).hasSize(3);
            assertThat(store.entries(rui.id(), filter, 7, MANY)).isEmpty();
        }
    }

    @Test
    void whatWasFetchedIsNoLongerNew() throws IOException {
        var leaf = committer.commit(TestLetter.of(1, ana, rui, eva).send());
        change(transaction -> transaction.markFetched(rui.id(), leaf));
        change(transaction -> transaction.markFetched(rui.id(), leaf));
        assertThat(store.entry(rui.id(), leaf))
                .get()
                .extracting(MailboxEntry::fetched)
                .isEqualTo(true);
        assertThat(leaves(rui, EntryFilter.NEW)).isEmpty();
        assertThat(leaves(rui, EntryFilter.ALL)).containsExactly(leaf);
        assertThat(leaves(eva, EntryFilter.NEW)).containsExactly(leaf);
    }

    @Test
    void findsReceiptsByMessageAndReader() throws IOException {
        var letter = TestLetter.of(1, ana, rui, eva);
        committer.commit(letter.send());
        var ofRui = committer.commit(letter.receipt(2, rui).send());
        var ofEva = committer.commit(letter.receipt(3, eva).send());
        assertThat(store.receipt(ana.id(), letter.message(), rui.id())).contains(ofRui);
        assertThat(store.receipts(ana.id(), letter.message()))
                .containsExactlyInAnyOrder(new ReaderReceipt(rui.id(), ofRui), new ReaderReceipt(eva.id(), ofEva));
        assertThat(store.receipt(ana.id(), letter.message(), ana.id())).isEmpty();
        assertThat(store.receipts(rui.id(), letter.message())).isEmpty();
        assertThat(leaves(ana, EntryFilter.NEW)).containsExactly(ofRui, ofEva);
        assertThat(leaves(rui, EntryFilter.SENT)).containsExactly(ofRui);
    }

    @Test
    void hidesFromEveryListAndShowsAgain() throws IOException {
        var leaf = committer.commit(TestLetter.of(1, ana, rui).send());
        change(transaction -> transaction.hide(rui.id(), leaf));
        for (var filter : EntryFilter.values()) {
            assertThat(leaves(rui, filter)).isEmpty();
        }
        assertThat(leaves(ana, EntryFilter.SENT)).containsExactly(leaf);
        assertThat(store.entry(rui.id(), leaf))
                .get()
                .extracting(MailboxEntry::hidden)
                .isEqualTo(Optional.of(NOW));
        change(transaction -> transaction.show(rui.id(), leaf));
        assertThat(leaves(rui, EntryFilter.NEW)).containsExactly(leaf);
        assertThat(store.hidden(Instant.MAX, MANY)).isEmpty();
    }

    @Test
    void findsWhatWasHiddenLongestFirst() throws IOException {
        var first = committer.commit(TestLetter.of(1, ana, rui).send());
        var second = committer.commit(TestLetter.of(2, ana, rui).send());
        change(transaction -> transaction.hide(rui.id(), second));
        now = NOW.plus(Duration.ofDays(1));
        change(transaction -> transaction.hide(rui.id(), first));
        // Hiding again does not begin the time anew.
        change(transaction -> transaction.hide(rui.id(), second));
        assertThat(store.hidden(now, MANY)).extracting(MailboxEntry::leaf).containsExactly(second, first);
        assertThat(store.hidden(NOW, MANY)).extracting(MailboxEntry::leaf).containsExactly(second);
        assertThat(store.hidden(now, 1)).extracting(MailboxEntry::leaf).containsExactly(second);
        assertThat(store.hidden(NOW.minusSeconds(1), MANY)).isEmpty();
    }

    @Test
    void theEnvelopeGoesWithItsLastHolder() throws IOException {
        var letter = TestLetter.of(1, ana, rui);
        var leaf = committer.commit(letter.send());
        purge(ana, leaf);
        assertThat(store.envelope(letter.envelope().id())).isPresent();
        assertThat(store.entry(ana.id(), leaf)).isEmpty();
        assertThat(leaves(rui, EntryFilter.NEW)).containsExactly(leaf);
        purge(rui, leaf);
        assertThat(store.envelope(letter.envelope().id())).isEmpty();
        assertThat(store.leafOf(letter.envelope().id())).contains(leaf);
        assertThat(store.record(leaf)).isPresent();
        assertThat(store.sent(ana.id(), letter.message())).contains(leaf);
        assertThat(store.hidden(Instant.MAX, MANY)).isEmpty();
    }

    private void purge(TestMailbox mailbox, long leaf) throws IOException {
        change(transaction -> transaction.hide(mailbox.id(), leaf));
        change(transaction -> transaction.purge(mailbox.id(), leaf));
    }

    @Test
    void countsWhatEachMailboxTakesUp() throws IOException {
        var letter = TestLetter.of(1, ana, rui);
        var size = letter.envelope().size();
        var leaf = committer.commit(letter.send());
        committer.commit(TestLetter.of(2, rui, ana).send());
        assertThat(store.usage(ana.id())).isEqualTo(new Usage(2, 2L * size));
        assertThat(store.usage(rui.id())).isEqualTo(new Usage(2, 2L * size));
        assertThat(store.usage(eva.id())).isEqualTo(Usage.NONE);
        purge(rui, leaf);
        assertThat(store.usage(ana.id())).isEqualTo(new Usage(2, 2L * size));
        assertThat(store.usage(rui.id())).isEqualTo(new Usage(1, size));
    }

    @Test
    void keepsTheLargestEnvelope() throws IOException {
        var letter = TestLetter.largest(1, ana, rui);
        committer.commit(letter.send());
        assertThat(store.envelope(letter.envelope().id()))
                .contains(letter.envelope().bytes());
    }
}
