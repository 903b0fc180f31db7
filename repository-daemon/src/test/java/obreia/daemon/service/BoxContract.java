package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a mailbox shows to its owner, and to nobody else.
public abstract class BoxContract extends ServiceContract {
    @BeforeEach
    void everybodyIsHere() {
        register(ana, bruno, carla);
    }

    @Test
    void listsWhatIsNewUntilItIsFetchedAndEverythingForEver() {
        send(1, bruno);
        send(2, bruno);
        assertThat(fresh(bruno)).extracting(Entry::leaf).containsExactly(3L, 4L);
        assertThat(granted(Response.EnvelopeBody.class, bruno.device(), fetch(1))
                        .envelope())
                .isEqualTo(letter(1, bruno).envelope());
        assertThat(fresh(bruno)).extracting(Entry::leaf).containsExactly(4L);
        assertThat(all(bruno)).extracting(Entry::fetched).containsExactly(true, false);
        assertThat(granted(Response.EnvelopeBody.class, bruno.device(), fetch(1))
                        .envelope())
                .isEqualTo(letter(1, bruno).envelope());
    }

    @Test
    void showsTheSenderWhatTheySentAndNotAsNew() {
        send(1, bruno);
        assertThat(fresh(ana)).isEmpty();
        assertThat(all(ana)).hasSize(1).extracting(Entry::fetched).containsExactly(false);
        granted(Response.EnvelopeBody.class, ana.device(), fetch(1));
        assertThat(fresh(bruno)).hasSize(1);
    }

    @Test
    void givesEntriesThatHashToTheirLeaf() throws IOException {
        send(1, bruno);
        var entry = all(bruno).getFirst();
        assertThat(entry.salt()).isEqualTo(letter(1, bruno).salt());
        assertThat(entry.size()).isEqualTo(letter(1, bruno).envelope().length());
        var hash = Digest.of(entry.salt(), entry.record());
        assertThat(store.logEntries(LogKind.MESSAGES, entry.leaf(), 1)).containsExactly(hash.bytes());
    }

    @Test
    void listsPageByPage() {
        LongStream.range(0, 7).forEach(i -> send(i, bruno));
        var first = granted(Response.Entries.class, bruno.device(), new Request.New(0, 3));
        assertThat(first.entries()).extracting(Entry::leaf).containsExactly(3L, 4L, 5L);
        assertThat(first.more()).isTrue();
        var second = granted(Response.Entries.class, bruno.device(), new Request.All(5, 4));
        assertThat(second.entries()).extracting(Entry::leaf).containsExactly(6L, 7L, 8L, 9L);
        assertThat(second.more()).isFalse();
    }

    @Test
    void showsNobodyAnothersMailbox() {
        send(1, bruno);
        assertThat(fresh(carla)).isEmpty();
        assertThat(all(carla)).isEmpty();
        refused(ErrorCode.NOT_FOUND, carla.device(), fetch(1));
        refused(ErrorCode.NOT_FOUND, carla.device(), new Request.Delete(envelope(1), false));
        refused(ErrorCode.NOT_FOUND, carla.device(), new Request.Delete(envelope(1), true));
        assertThat(fresh(bruno)).hasSize(1);
    }

    @Test
    void showsEachDeviceTheSameMailbox() {
        var desk = TestDevice.named("bruno's desk");
        join(bruno, bruno.signed(), desk);
        send(1, bruno);
        granted(Response.EnvelopeBody.class, desk, fetch(1));
        assertThat(fresh(bruno)).isEmpty();
    }

    @Test
    void refusesARemovedDeviceAtItsNextRequest() {
        var desk = TestDevice.named("bruno's desk");
        var second = join(bruno, bruno.signed(), desk);
        send(1, bruno);
        granted(Response.EnvelopeBody.class, desk, fetch(1));
        var third = TestPerson.next(second, bruno.card(), List.of(bruno.device().entry()));
        granted(Response.Updated.class, bruno.device(), new Request.Update(third.cms()));
        for (var request : List.of(
                fetch(1),
                new Request.New(0, 1),
                new Request.All(0, 1),
                receipt(9, ana, 1),
                new Request.Delete(envelope(1), false),
                new Request.Status(message(1)),
                new Request.Lookup(ana.mailbox(), 0),
                new Request.Subscribe())) {
            refused(ErrorCode.NOT_REGISTERED, desk, request);
        }
    }

    @Test
    void hidesWhatIsDeletedFromItsOwnerOnlyAndShowsItAgain() {
        send(1, bruno, carla);
        assertThat(granted(Response.Deleted.class, bruno.device(), new Request.Delete(envelope(1), false)))
                .isEqualTo(new Response.Deleted(true));
        assertThat(all(bruno)).isEmpty();
        assertThat(fresh(bruno)).isEmpty();
        assertThat(fresh(carla)).hasSize(1);
        assertThat(all(ana)).hasSize(1);
        now = now.plus(Box.UNDO);
        assertThat(granted(Response.Deleted.class, bruno.device(), new Request.Delete(envelope(1), true)))
                .isEqualTo(new Response.Deleted(false));
        assertThat(fresh(bruno)).hasSize(1);
    }

    @Test
    void doesNotShowAgainWhatWasDeletedOverThirtyDaysAgo() {
        send(1, bruno);
        granted(Response.Deleted.class, bruno.device(), new Request.Delete(envelope(1), false));
        now = now.plus(Box.UNDO).plusSeconds(1);
        refused(ErrorCode.NOT_FOUND, bruno.device(), new Request.Delete(envelope(1), true));
        assertThat(all(bruno)).isEmpty();
    }

    @Test
    void purgesWhatWasDeletedThirtyDaysAgoAndKeepsItForOthers() throws IOException {
        send(1, bruno);
        granted(Response.Deleted.class, bruno.device(), new Request.Delete(envelope(1), false));
        now = now.plus(Box.UNDO).minusSeconds(1);
        assertThat(service.purge()).isZero();
        now = now.plusSeconds(2);
        assertThat(service.purge()).isEqualTo(1);
        assertThat(service.purge()).isZero();
        refused(ErrorCode.NOT_FOUND, bruno.device(), fetch(1));
        granted(Response.EnvelopeBody.class, ana.device(), fetch(1));
    }

    @Test
    void wantsAMailboxThatTheDirectoryKnows() {
        var nobody = MailboxId.ofKey(Bytes.utf8("nobody's card"));
        refused(ErrorCode.NOT_FOUND, ana.device(), new Request.Lookup(nobody, 0));
    }

    private void send(long number, TestPerson... to) {
        granted(Response.Stored.class, ana.device(), letter(number, to));
    }

    private List<Entry> fresh(TestPerson person) {
        return granted(Response.Entries.class, person.device(), new Request.New(0, 100))
                .entries();
    }

    private List<Entry> all(TestPerson person) {
        return granted(Response.Entries.class, person.device(), new Request.All(0, 100))
                .entries();
    }
}
