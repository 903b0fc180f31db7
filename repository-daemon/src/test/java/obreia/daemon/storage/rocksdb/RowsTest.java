package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.daemon.mailbox.ReaderReceipt;
import obreia.daemon.mailbox.Usage;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// Rows are read as they were written; a shorter or a longer one is damage.
class RowsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final TestMailbox ana = new TestMailbox("Ana Sá");

    private static <T> void comesBack(T value, byte[] row, Database.Decoder<T> decoder) throws IOException {
        assertThat(decoder.decode(row)).isEqualTo(value);
        for (var length = 0; length < row.length; length++) {
            var cut = Arrays.copyOf(row, length);
            assertThatThrownBy(() -> decoder.decode(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged");
        }
        var longer = Arrays.copyOf(row, row.length + 1);
        assertThatThrownBy(() -> decoder.decode(longer)).isInstanceOf(IOException.class);
    }

    @Test
    void readsRowsAsTheyWereWritten() throws IOException {
        var head = new LogHead(2, 7, 3, NOW);
        comesBack(head, Rows.head(head), Rows::head);
        var device = new MailboxDevice(ana.id(), ana.device("laptop").device());
        comesBack(device, Rows.device(device), Rows::device);
        var usage = new Usage(2, 4096);
        comesBack(usage, Rows.usage(usage), Rows::usage);
        var state = ana.state(3, Optional.of("aninhas"), List.of());
        comesBack(state, Rows.state(state), value -> Rows.state(ana.id(), value));
        var hidden = new MailboxEntry(ana.id(), 5, true, false, true, Optional.of(NOW));
        comesBack(hidden, Rows.entry(hidden), value -> Rows.entry(ana.id(), 5, value));
        var sent = new MailboxEntry(ana.id(), 6, false, true, false, Optional.empty());
        comesBack(sent, Rows.entry(sent), value -> Rows.entry(ana.id(), 6, value));
        var receipt = new ReaderReceipt(ana.id(), 11);
        var place = Table.RECEIPTS.key().mailbox(ana.id()).digest(Digest.of()).mailbox(ana.id());
        comesBack(receipt, new Row().number(11).done(), value -> Rows.receipt(place.done(), value));
    }

    @Test
    void readsEveryDeviceOfAMailbox() throws IOException {
        var state = ana.state(1, "laptop", "desk", "phone");
        assertThat(Rows.state(ana.id(), Rows.state(state))).isEqualTo(state);
    }

    @Test
    void refusesValuesThatNothingWrites() {
        var nowhere = new Row().octet(0).done();
        assertThatThrownBy(() -> Rows.entry(ana.id(), 1, nowhere)).isInstanceOf(IOException.class);
        for (var head : List.of(
                new Row().number(1).number(-1).number(0).number(0),
                new Row().number(0).number(1).number(0).number(0),
                new Row().number(1L << 32).number(1).number(0).number(0),
                new Row().number(1).number(1).number(0).number(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> Rows.head(head.done())).isInstanceOf(IOException.class);
        }
        var zero = new byte[32];
        assertThatThrownBy(() -> Rows.device(zero)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Rows.boxKey(new byte[] {'{', '}'})).isInstanceOf(IOException.class);
        var record = new Row().size(-1).digest(Digest.of()).done();
        assertThatThrownBy(() -> Rows.record(1, record)).isInstanceOf(IOException.class);
        var endless = new Row().size(Integer.MAX_VALUE).done();
        assertThatThrownBy(() -> Rows.state(ana.id(), endless)).isInstanceOf(IOException.class);
    }

    @Test
    void ordersNamesAsPeopleAreListed() throws IOException {
        var state = ana.state(1, "laptop");
        var key = Rows.nameKey(PeopleCursor.after(state)).done();
        assertThat(Rows.listed(key, Rows.state(state))).isEqualTo(state);
        var anabela = new PeopleCursor(FoldedName.of("Anabela"), ana.id());
        assertThat(PeopleCursor.after(state)).isLessThan(anabela);
        assertThat(Arrays.compareUnsigned(key, Rows.nameKey(anabela).done())).isNegative();
    }

    @Test
    void endsARangeAfterItsLastKey() {
        var range = Range.of(new Row().octet('x').octet(0xff).octet(0xff));
        assertThat(range.end()).isEqualTo(new byte[] {'y'});
    }

    @Test
    void keepsThePlaceInTheListOfPeopleAsText() throws Exception {
        var place = PeopleCursor.after(
                new MailboxState(ana.id(), ana.person(), 1, Digest.of(), "Zé / Ñ", Optional.empty(), List.of()));
        assertThat(PeopleCursor.parse(place.format())).isEqualTo(place);
    }
}
