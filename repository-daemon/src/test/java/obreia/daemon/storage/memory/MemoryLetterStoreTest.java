package obreia.daemon.storage.memory;

import obreia.daemon.mailbox.LetterContract;
import obreia.daemon.mailbox.MailboxStore;

class MemoryLetterStoreTest extends LetterContract {
    @Override
    protected MailboxStore create() {
        return new MemoryMailboxStore();
    }
}
