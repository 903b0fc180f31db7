package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import obreia.daemon.log.Committer;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;

/// A process that takes letters from Ana to Rui as fast as it can, and says of each which was durable, and where.
///
/// Arguments: the store's folder, the number of the first letter, how many failures end it. Lines: `stored NUMBER LEAF`
/// after the answer, `failed NUMBER MESSAGE`.
final class StoreUnderLoad {
    static final int THREADS = 8;
    static final TestMailbox ANA = new TestMailbox("Ana");
    static final TestMailbox RUI = new TestMailbox("Rui");

    private final Committer committer;
    private final AtomicLong next;
    private final AtomicLong failuresLeft;

    private StoreUnderLoad(Committer committer, long first, long failures) {
        this.committer = committer;
        this.next = new AtomicLong(first);
        this.failuresLeft = new AtomicLong(failures);
    }

    static TestLetter letter(long number) {
        return TestLetter.of(number, ANA, RUI);
    }

    public static void main(String[] arguments) throws Exception {
        endWithTheParent();
        try (var store = RocksMailboxStore.open(Path.of(arguments[0]));
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), THREADS)) {
            if (store.head().messages() == 0) {
                TestMailbox.open(committer, ANA.name());
                TestMailbox.open(committer, RUI.name());
            }
            new StoreUnderLoad(committer, Long.parseLong(arguments[1]), Long.parseLong(arguments[2])).run();
        }
    }

    private static void endWithTheParent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.err.println("standard input: " + e.getMessage());
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private void run() throws InterruptedException {
        var threads = new Thread[THREADS];
        for (var i = 0; i < THREADS; i++) {
            threads[i] = Thread.ofPlatform().start(this::send);
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void send() {
        while (failuresLeft.get() > 0) {
            var number = next.getAndIncrement();
            try {
                say("stored " + number + " " + committer.commit(letter(number).send()));
            } catch (IOException e) {
                say("failed " + number + " " + e.getMessage());
                failuresLeft.decrementAndGet();
            }
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
