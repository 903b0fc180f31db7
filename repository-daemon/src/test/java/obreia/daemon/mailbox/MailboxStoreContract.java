package obreia.daemon.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import org.junit.jupiter.api.Test;

/// What every store keeps and gives back: statements, people, devices and box keys here, letters in [LetterContract].
public abstract class MailboxStoreContract extends StoreContract {
    @Test
    void isEmptyAtFirst() throws IOException {
        var nobody = new TestMailbox("Nobody");
        assertThat(store.head()).isEqualTo(LogHead.EMPTY);
        assertThat(store.mailbox(nobody.id())).isEmpty();
        assertThat(store.mailboxOf(nobody.person())).isEmpty();
        assertThat(store.device(nobody.device("laptop").tlsKey())).isEmpty();
        assertThat(store.statement(nobody.id(), 1)).isEmpty();
        assertThat(store.usage(nobody.id())).isEqualTo(Usage.NONE);
        assertThat(people("")).isEmpty();
        assertThat(store.hidden(Instant.MAX, MANY)).isEmpty();
        assertThat(store.envelope(Digest.of())).isEmpty();
    }

    @Test
    void keepsAMailboxAsItsNewestStatementDescribesIt() throws IOException {
        var ana = new TestMailbox("Ana Sá");
        var first = ana.state(1, Optional.of("aninhas"), List.of(ana.device("laptop"), ana.device("desk")));
        committer.commit(transaction -> transaction.addStatement(first, ana.cms(1)));
        assertThat(store.mailbox(ana.id())).contains(first);
        assertThat(store.mailboxOf(ana.person())).contains(ana.id());
        ana.state(committer, 2, "desk", "phone");
        assertThat(store.mailbox(ana.id())).contains(ana.state(2, "desk", "phone"));
        assertThat(store.mailboxOf(ana.person())).contains(ana.id());
    }

    @Test
    void keepsEveryStatementAsItCame() throws IOException {
        var ana = open("Ana");
        ana.state(committer, 2, "laptop");
        ana.state(committer, 3, "laptop");
        assertThat(store.statement(ana.id(), 2)).contains(stored(1, ana, 2));
        assertThat(store.statement(ana.id(), 4)).isEmpty();
        assertThat(store.statements(ana.id(), 0, MANY))
                .containsExactly(stored(0, ana, 1), stored(1, ana, 2), stored(2, ana, 3));
        assertThat(store.statements(ana.id(), 1, MANY)).containsExactly(stored(1, ana, 2), stored(2, ana, 3));
        assertThat(store.statements(ana.id(), 0, 2)).containsExactly(stored(0, ana, 1), stored(1, ana, 2));
        assertThat(store.statements(ana.id(), 3, MANY)).isEmpty();
    }

    private static StoredStatement stored(long leaf, TestMailbox mailbox, long version) {
        return new StoredStatement(leaf, leaf, mailbox.cms(version));
    }

    @Test
    void putsStatementsIntoBothLogs() throws IOException {
        var ana = open("Ana");
        var rui = open("Rui");
        committer.commit(TestLetter.of(1, ana, rui).send());
        assertThat(ana.state(committer, 2, "laptop")).isEqualTo(3);
        assertThat(store.head()).isEqualTo(new LogHead(1, 4, 3, NOW));
        assertThat(store.logEntries(LogKind.DIRECTORY, 1, MANY)).containsExactly(entry(rui, 1), entry(ana, 2));
        assertThat(store.logEntries(LogKind.DIRECTORY, 0, 1)).containsExactly(entry(ana, 1));
        var letter = TestLetter.of(1, ana, rui);
        assertThat(store.logEntries(LogKind.MESSAGES, 1, MANY))
                .containsExactly(
                        Digest.of(rui.cms(1)).bytes(),
                        Digest.of(letter.salt(), letter.record(NOW).encode()).bytes(),
                        Digest.of(ana.cms(2)).bytes());
        assertThat(store.logEntries(LogKind.MESSAGES, 2, 1)).hasSize(1);
        assertThat(store.logEntries(LogKind.MESSAGES, 4, 1)).isEmpty();
        assertThat(store.record(0)).isEmpty();
        assertThat(store.statement(ana.id(), 2)).contains(new StoredStatement(3, 2, ana.cms(2)));
    }

    private static Bytes entry(TestMailbox mailbox, long version) {
        return new DirectoryEntry.Change(mailbox.id(), version, Digest.of(mailbox.cms(version))).encode();
    }

    @Test
    void knowsTheDevicesOfTheNewestStatementOnly() throws IOException {
        var ana = new TestMailbox("Ana");
        ana.state(committer, 1, "laptop", "desk");
        var laptop = ana.device("laptop");
        assertThat(store.device(laptop.tlsKey())).contains(new MailboxDevice(ana.id(), laptop.device()));
        ana.state(committer, 2, "desk");
        assertThat(store.device(laptop.tlsKey())).isEmpty();
        assertThat(store.device(ana.device("desk").tlsKey())).isPresent();
        ana.state(committer, 3, "laptop");
        assertThat(store.device(laptop.tlsKey())).isPresent();
    }

    @Test
    void keepsTheNewestBoxKeyOfEachDevice() throws IOException {
        var ana = new TestMailbox("Ana");
        ana.state(committer, 1, "laptop", "desk");
        var laptop = ana.device("laptop");
        var desk = ana.device("desk");
        setBoxKey(ana, boxKey(laptop, 1));
        setBoxKey(ana, boxKey(desk, 1));
        setBoxKey(ana, boxKey(laptop, 2));
        assertThat(store.boxKey(ana.id(), laptop.device())).contains(boxKey(laptop, 2));
        assertThat(store.boxKeys(ana.id())).containsExactlyInAnyOrder(boxKey(laptop, 2), boxKey(desk, 1));
        ana.state(committer, 2, "desk");
        assertThat(store.boxKey(ana.id(), laptop.device())).isEmpty();
        assertThat(store.boxKeys(ana.id())).containsExactly(boxKey(desk, 1));
    }

    private void setBoxKey(TestMailbox mailbox, BoxKeyCertificate certificate) throws IOException {
        committer.commit(transaction -> {
            transaction.setBoxKey(mailbox.id(), certificate);
            return certificate;
        });
    }

    private static BoxKeyCertificate boxKey(DeviceKey device, int number) {
        var until = NOW.plus(BoxKeyCertificate.VALIDITY);
        return new BoxKeyCertificate(
                device.device(),
                number,
                TestDevice.recipient(number),
                NOW,
                until,
                device.tlsKey().bytes());
    }

    @Test
    void listsPeopleByTheBeginningOfTheirFoldedName() throws IOException {
        for (var name : List.of("Rui", "ana maria", "Ána Luísa", "ANABELA", "Zé")) {
            open(name);
        }
        assertThat(people("")).containsExactly("Ána Luísa", "ana maria", "ANABELA", "Rui", "Zé");
        assertThat(people("ANA")).containsExactly("Ána Luísa", "ana maria", "ANABELA");
        assertThat(people("ana l")).containsExactly("Ána Luísa");
        assertThat(people("ze")).containsExactly("Zé");
        assertThat(people("x")).isEmpty();
    }

    private List<String> people(String prefix) throws IOException {
        return store.people(FoldedName.of(prefix), Optional.empty(), MANY).stream()
                .map(MailboxState::name)
                .toList();
    }

    @Test
    void listsPeopleInPagesThatMissNobody() throws IOException {
        for (var i = 0; i < 10; i++) {
            open("Ana " + i);
        }
        open("Bea");
        var seen = new ArrayList<String>();
        var cursor = Optional.<PeopleCursor>empty();
        do {
            var page = store.people(FoldedName.of("ana"), cursor, 3);
            page.forEach(state -> seen.add(state.name()));
            cursor = page.isEmpty() ? Optional.empty() : Optional.of(PeopleCursor.after(page.getLast()));
        } while (cursor.isPresent());
        assertThat(seen).containsExactlyElementsOf(people("ana")).hasSize(10);
    }

    @Test
    void aCursorFromElsewhereLeavesThePrefixAsItIs() throws IOException {
        open("Ana");
        open("Bea");
        open("Cid");
        var beforeAll = new PeopleCursor(FoldedName.of("a"), new TestMailbox("Ana").id());
        var afterAll = new PeopleCursor(FoldedName.of("z"), new TestMailbox("Ana").id());
        assertThat(store.people(FoldedName.of("b"), Optional.of(beforeAll), MANY))
                .hasSize(1);
        assertThat(store.people(FoldedName.of("b"), Optional.of(afterAll), MANY))
                .isEmpty();
    }

    @Test
    void listsANewNameInPlaceOfTheOld() throws IOException {
        var ana = open("Ana");
        var married =
                new MailboxState(ana.id(), ana.person(), 2, Digest.of(ana.cms(2)), "Zita", Optional.empty(), List.of());
        committer.commit(transaction -> transaction.addStatement(married, ana.cms(2)));
        assertThat(people("")).containsExactly("Zita");
    }

    @Test
    void refusesToBeReadOrWrittenOnceClosed() throws IOException {
        store.close();
        assertThatThrownBy(() -> store.head()).isInstanceOf(IOException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.people(FoldedName.of(""), Optional.empty(), 1))
                .isInstanceOf(IOException.class);
        var batch = new Batch(List.of(new Change.HeadMoved(new LogHead(1, 1, 0, NOW))));
        assertThatThrownBy(() -> store.commit(batch)).isInstanceOf(IOException.class);
    }
}
