package obreia.daemon.storage.memory;

import obreia.daemon.mailbox.LogContract;
import obreia.daemon.mailbox.MailboxStore;

class MemoryLogStoreTest extends LogContract {
    @Override
    protected MailboxStore create() {
        return new MemoryMailboxStore();
    }
}
