package obreia.daemon;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import obreia.daemon.log.NoLogs;

/// `repository serve --home FOLDER` without logs, for [LogCost] only.
final class UnloggedServe {
    private UnloggedServe() {}

    public static void main(String[] arguments) throws Exception {
        var home = RepositoryHome.open(Path.of(List.of(arguments).getLast()));
        var config = home.readConfig();
        var parts = new RepositoryParts(
                home.readTls(),
                home.readLogKey(config.origin()),
                FollowedTrust.open(new TrustFolder(home.store().resolveSibling("trust"))),
                Repository.store(home),
                Optional.empty());
        try (var repository = Repository.start(config, parts, 0, InstantSource.system(), NoLogs::start)) {
            System.out.println(repository.readyLine());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
