package obreia.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import obreia.daemon.Repository;
import obreia.daemon.RepositoryHome;
import obreia.desktop.mail.Account;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.mailboxes.GrownLogs;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.wire.RepositoryAddress;

/// What it costs a client to come back after the logs have grown: time until its line is there and both logs are proved
/// to continue what it saw, and bytes as TCP carries them. No test: it is run by hand.
///
/// Arguments: entries of the messages log, changes of the directory, clients (1,000,000, 1,000 and 5 where there are
/// none). Each client has a profile of its own on disk and joined before the logs grew; they come back one by one.
final class CatchUpCost {
    private static final Origin ORIGIN = new Origin("cost.example/post");

    private final Path folder;
    private final List<Account> clients = new ArrayList<>();
    private int port;

    private CatchUpCost(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var entries = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        var changes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000;
        var clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        new CatchUpCost(Files.createTempDirectory("obreia-catch-up-")).measure(entries, changes, clients);
    }

    private void measure(long entries, long changes, int count) throws Exception {
        try (var people = new People(folder);
                var line = Relay.before(() -> port)) {
            try (var repository = serve(people)) {
                var served = repository.address();
                var address =
                        new RepositoryAddress("127.0.0.1", line.port(), served.origin(), served.pin(), served.log());
                for (var i = 0; i < count; i++) {
                    clients.add(people.join("client" + i, address));
                }
                comeBack(line, "without any growth since the others joined");
            }
            for (var by : new long[] {entries / 3, entries}) { // the second from an odd place within a large tree
                grow(
                        LogKind.MESSAGES,
                        by,
                        place -> Digest.of(Bytes.utf8("letter " + place)).bytes());
                try (var _ = serve(people)) {
                    comeBack(line, by + " entries of the messages log later");
                    comeBack(line, "once more, with nothing new");
                }
            }
            grow(LogKind.DIRECTORY, changes, CatchUpCost::change);
            try (var _ = serve(people)) {
                comeBack(
                        line,
                        changes + " changes of the directory later, of "
                                + change(changes).length() + " bytes each");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d processors, load average %.2f%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void comeBack(Relay line, String what) throws Exception {
        var times = new ArrayList<Long>();
        var down = new ArrayList<Long>();
        var up = new ArrayList<Long>();
        for (var client : clients) {
            var received = line.toClient();
            var sent = line.toServer();
            var begin = System.nanoTime();
            var _ = client.line();
            times.add((System.nanoTime() - begin) / 1_000_000);
            down.add(line.toClient() - received);
            up.add(line.toServer() - sent);
            client.hangUp();
        }
        System.out.println(what + ": ms " + times + ", bytes down " + down + ", up " + up + ", "
                + clients.getFirst().logs().messages().head().size() + " and "
                + clients.getFirst().logs().directory().head().size() + " entries");
    }

    private static Bytes change(long place) {
        return new DirectoryEntry.Change(
                        MailboxId.ofKey(Bytes.utf8("member " + place)), 1, Digest.of(Bytes.utf8("statement " + place)))
                .encode();
    }

    private RunningRepository serve(People people) {
        var repository = RunningRepository.at(folder.resolve("repository"), ORIGIN, people.trust(), People.CLOCK);
        port = repository.address().port();
        return repository;
    }

    private void grow(LogKind log, long by, LongFunction<Bytes> entry) throws Exception {
        var home = RepositoryHome.open(folder.resolve("repository"));
        try (var store = Repository.store(home);
                var key = home.readLogKey(ORIGIN)) {
            GrownLogs.grow(store, ORIGIN, key, log, by, entry);
        }
        Files.deleteIfExists(home.guard());
    }
}
