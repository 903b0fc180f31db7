package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import obreia.daemon.log.LoggedBatchesContract;
import obreia.daemon.mailbox.MailboxStore;
import org.junit.jupiter.api.io.TempDir;

class RocksLoggedBatchesTest extends LoggedBatchesContract {
    @TempDir
    private Path folder;

    @Override
    protected MailboxStore create() throws IOException {
        return RocksMailboxStore.open(folder);
    }
}
