package obreia.daemon.storage.memory;

import obreia.daemon.log.LoggedBatchesContract;
import obreia.daemon.mailbox.MailboxStore;

class MemoryLoggedBatchesTest extends LoggedBatchesContract {
    @Override
    protected MailboxStore create() {
        return new MemoryMailboxStore();
    }
}
