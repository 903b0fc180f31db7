package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may acknowledge what, and what the sender then learns.
public abstract class ReceiptContract extends ServiceContract {
    @BeforeEach
    void aLetterOfAnasToBrunoAndCarla() {
        register(ana, bruno, carla);
        granted(Response.Stored.class, ana.device(), letter(1, bruno, carla));
        heard.forget();
    }

    @Test
    void takesTheReceiptOfAReaderWhoHasFetchedTheLetter() {
        fetched(bruno);
        var proved = proved(granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1)));
        var record = proved.record();
        assertThat(record.kind()).isEqualTo(LogRecord.Kind.RECEIPT);
        assertThat(record.receipted()).contains(message(1));
        assertThat(record.from()).isEqualTo(bruno.mailbox());
        assertThat(record.to()).containsExactly(ana.mailbox());
        assertThat(heard.told())
                .containsExactly(new Heard.Told(ana.mailbox(), Response.Notice.Kind.RECEIPT, proved.leaf()));
    }

    @Test
    void refusesAReceiptForWhatWasNotFetched() {
        refused(ErrorCode.NOT_PERMITTED, bruno.device(), receipt(10, ana, 1));
        fetched(carla);
        refused(ErrorCode.NOT_PERMITTED, bruno.device(), receipt(10, ana, 1));
        refused(ErrorCode.NOT_FOUND, ana.device(), new Request.Fetch(envelope(10)));
    }

    @Test
    void refusesAReceiptForALetterToOthers() {
        granted(Response.Stored.class, ana.device(), letter(2, bruno));
        refused(ErrorCode.NOT_FOUND, carla.device(), receipt(10, ana, 2));
        refused(ErrorCode.NOT_FOUND, carla.device(), receipt(10, ana, 99));
    }

    @Test
    void refusesAReceiptToAnybodyButTheSender() {
        fetched(bruno);
        refused(ErrorCode.NOT_FOUND, bruno.device(), receipt(10, carla, 1));
        refused(ErrorCode.NOT_FOUND, bruno.device(), receipt(10, bruno, 1));
    }

    @Test
    void refusesTheSendersOwnReceipt() {
        refused(ErrorCode.NOT_FOUND, ana.device(), receipt(10, ana, 1));
        granted(Response.Stored.class, ana.device(), letter(2, ana, bruno));
        granted(Response.EnvelopeBody.class, ana.device(), fetch(2));
        refused(ErrorCode.NOT_PERMITTED, ana.device(), receipt(10, ana, 2));
    }

    @Test
    void takesOneReceiptOfEachReader() {
        fetched(bruno);
        fetched(carla);
        var first = granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1));
        refused(ErrorCode.ALREADY, bruno.device(), receipt(11, ana, 1));
        assertThat(ask(bruno.device(), receipt(10, ana, 1))).isEqualTo(first);
        granted(Response.Stored.class, carla.device(), receipt(12, ana, 1));
    }

    @Test
    void takesOneReceiptWhenManyAreHandedInAtOnce() throws InterruptedException, ExecutionException {
        fetched(bruno);
        heard.forget();
        var answers = atOnce(IntStream.range(10, 16)
                .<Callable<Response>>mapToObj(i -> () -> ask(bruno.device(), receipt(i, ana, 1)))
                .toList());
        assertThat(answers).filteredOn(Response.Stored.class::isInstance).hasSize(1);
        assertThat(heard.told()).hasSize(1);
        assertThat(status(1)).hasSize(2);
    }

    @Test
    void refusesAReceiptForAReceipt() {
        fetched(bruno);
        granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1));
        granted(Response.EnvelopeBody.class, ana.device(), fetch(10));
        var forReceipt = new Request.Receipt(
                bruno.mailbox(),
                message(11),
                receipt(10, ana, 1).receipt(),
                receipt(11, ana, 1).salt(),
                receipt(11, ana, 1).envelope());
        refused(ErrorCode.NOT_PERMITTED, ana.device(), forReceipt);
    }

    @Test
    void refusesADigestAsReceiptThatWasALetterAndTheOtherWayRound() {
        fetched(bruno);
        granted(Response.Stored.class, bruno.device(), letter(2, ana));
        var asReceipt = new Request.Receipt(
                ana.mailbox(),
                message(2),
                message(1),
                receipt(10, ana, 1).salt(),
                receipt(10, ana, 1).envelope());
        refused(ErrorCode.CONFLICT, bruno.device(), asReceipt);
        granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1));
        var asLetter = new Request.Send(
                List.of(ana.mailbox()),
                receipt(10, ana, 1).receipt(),
                receipt(11, ana, 1).salt(),
                receipt(11, ana, 1).envelope());
        refused(ErrorCode.CONFLICT, bruno.device(), asLetter);
    }

    @Test
    void refusesAReceiptThatIsNotAnEnvelope() {
        fetched(bruno);
        var receipt = receipt(10, ana, 1);
        refused(
                ErrorCode.MALFORMED,
                bruno.device(),
                new Request.Receipt(
                        receipt.to(), receipt.receipt(), receipt.receipted(), receipt.salt(), Bytes.utf8("thanks")));
    }

    @Test
    void showsTheSenderTheLetterAndItsReceiptsInTheOrderOfTheLog() throws MalformedException {
        fetched(bruno);
        fetched(carla);
        granted(Response.Stored.class, carla.device(), receipt(12, ana, 1));
        granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1));
        var entries = status(1);
        assertThat(entries).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(a.leaf(), b.leaf()));
        assertThat(LogRecord.decode(entries.getFirst().record()).message()).isEqualTo(message(1));
        assertThat(LogRecord.decode(entries.get(1).record()).from()).isEqualTo(carla.mailbox());
        assertThat(LogRecord.decode(entries.get(2).record()).from()).isEqualTo(bruno.mailbox());
        assertThat(entries).extracting(Entry::fetched).containsExactly(false, false, false);
        granted(Response.EnvelopeBody.class, ana.device(), fetch(10));
        assertThat(status(1)).extracting(Entry::fetched).containsExactly(false, false, true);
    }

    @Test
    void showsTheStatusOfALetterToItsSenderOnly() {
        refused(ErrorCode.NOT_FOUND, bruno.device(), new Request.Status(message(1)));
        refused(ErrorCode.NOT_FOUND, ana.device(), new Request.Status(message(2)));
        fetched(bruno);
        granted(Response.Stored.class, bruno.device(), receipt(10, ana, 1));
        refused(
                ErrorCode.NOT_FOUND,
                bruno.device(),
                new Request.Status(receipt(10, ana, 1).receipt()));
    }

    private void fetched(TestPerson reader) {
        granted(Response.EnvelopeBody.class, reader.device(), fetch(1));
    }

    private List<Entry> status(long letter) {
        return granted(Response.Entries.class, ana.device(), new Request.Status(message(letter)))
                .entries();
    }
}
