package obreia.daemon.service;

import java.io.IOException;
import java.nio.file.Path;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.rocksdb.RocksMailboxStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The service over a store on a disk.
class RocksServiceTest {
    @TempDir
    private Path folder;

    @Nested
    class RegistrationTest extends RegistrationContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class UpdateTest extends UpdateContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class SendTest extends SendContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class ReceiptTest extends ReceiptContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class BoxTest extends BoxContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class DirectoryTest extends DirectoryContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }

    @Nested
    class CheckpointsTest extends CheckpointsContract {
        @Override
        protected MailboxStore create() throws IOException {
            return RocksMailboxStore.open(folder);
        }
    }
}
