package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.mailboxes.WatchedStore;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// What is said when the disk is full: nothing was taken, and nobody is told otherwise.
class UnavailableServiceTest extends ServiceContract {
    private boolean full;

    @Override
    protected MailboxStore create() {
        return WatchedStore.of(new MemoryMailboxStore(), (batch, store) -> {
            if (full) {
                throw new IOException("no space left on device");
            }
            store.commit(batch);
        });
    }

    @Test
    void acknowledgesNothingWhileTheDiskIsFull() {
        register(ana, bruno);
        granted(Response.Stored.class, ana.device(), letter(1, bruno));
        heard.forget();
        full = true;
        refused(ErrorCode.UNAVAILABLE, carla.device(), registration(carla));
        refused(ErrorCode.UNAVAILABLE, ana.device(), letter(2, bruno));
        refused(ErrorCode.UNAVAILABLE, ana.device(), new Request.Rotate(ana.boxKey(2)));
        refused(ErrorCode.UNAVAILABLE, bruno.device(), fetch(1));
        refused(ErrorCode.UNAVAILABLE, bruno.device(), new Request.Delete(envelope(1), false));
        assertThat(heard.told()).isEmpty();
        full = false;
        refused(ErrorCode.NOT_REGISTERED, carla.device(), new Request.Subscribe());
        var box = granted(Response.Entries.class, bruno.device(), new Request.New(0, 10));
        assertThat(box.entries()).hasSize(1);
        granted(Response.Stored.class, ana.device(), letter(2, bruno));
        register(carla);
    }

    @Test
    void invitesToTryAgain() {
        full = true;
        assertThat(ask(ana.device(), registration(ana)))
                .isInstanceOfSatisfying(
                        Response.Failure.class,
                        failure -> assertThat(failure.retry()).isTrue());
    }

    @Test
    void saysSoWhenTheRepositoryIsStopping() {
        register(ana, bruno);
        committer.close();
        refused(ErrorCode.UNAVAILABLE, ana.device(), letter(1, bruno));
        granted(Response.Entries.class, bruno.device(), new Request.New(0, 10));
    }
}
