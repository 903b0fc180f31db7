package obreia.daemon.service;

import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import org.junit.jupiter.api.Nested;

/// The service over a store in memory.
class MemoryServiceTest {

    @Nested
    class RegistrationTest extends RegistrationContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class UpdateTest extends UpdateContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class SendTest extends SendContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class ReceiptTest extends ReceiptContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class BoxTest extends BoxContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class DirectoryTest extends DirectoryContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }

    @Nested
    class CheckpointsTest extends CheckpointsContract {
        @Override
        protected MailboxStore create() {
            return new MemoryMailboxStore();
        }
    }
}
