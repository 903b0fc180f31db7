package obreia.daemon.log;

import java.util.List;
import obreia.daemon.mailbox.Change;

/// Both logs as the store has them, and how they go on. Of the committer's thread.
interface Logs {
    /// What these changes, taken in order, make of both logs: nothing here changes by it. The caller commits the
    /// changes
    /// that are answered together with those given, and goes on with the logs that are answered.
    Grown grow(List<Change> changes);

    /// Proves what these logs hold.
    Proofs proofs();

    /// What a batch makes of the logs.
    ///
    /// @param changes what is to be stored of the logs, with the checkpoint of each that grew
    /// @param logs    as they are once that is durable
    record Grown(List<Change> changes, Logs logs) {
        public Grown {
            changes = List.copyOf(changes);
        }
    }
}
