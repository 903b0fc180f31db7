package obreia.daemon.storage.memory;

import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.MailboxStoreContract;

class MemoryMailboxStoreTest extends MailboxStoreContract {
    @Override
    protected MailboxStore create() {
        return new MemoryMailboxStore();
    }
}
