package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.MailboxStoreContract;
import org.junit.jupiter.api.io.TempDir;

class RocksMailboxStoreTest extends MailboxStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected MailboxStore create() throws IOException {
        return RocksMailboxStore.open(folder);
    }
}
