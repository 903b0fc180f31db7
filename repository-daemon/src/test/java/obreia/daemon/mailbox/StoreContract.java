package obreia.daemon.mailbox;

import java.io.IOException;
import java.time.Instant;
import obreia.daemon.log.Committer;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A new store with a committer of its own for each test. The clock stands still until a test moves it.
public abstract class StoreContract {
    protected static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    protected static final int MANY = 1000;

    protected MailboxStore store;
    protected Committer committer;
    protected Instant now = NOW;

    /// A new, empty store.
    protected abstract MailboxStore create() throws IOException;

    @BeforeEach
    void start() throws IOException {
        store = create();
        committer = Committer.start(store, TestLogs.signer(), () -> now, 100);
    }

    @AfterEach
    void stop() throws IOException {
        committer.close();
        store.close();
    }

    protected TestMailbox open(String name) throws IOException {
        return TestMailbox.open(committer, name);
    }
}
