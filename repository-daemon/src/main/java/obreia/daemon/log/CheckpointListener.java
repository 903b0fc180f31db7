package obreia.daemon.log;

import obreia.protocol.log.SignedCheckpoint;

/// Is told both newest checkpoints each time a log has grown, after the sync and before the answers. It is called on
/// the
/// committer's thread: it must not wait, and what it throws ends the batch's answers.
@FunctionalInterface
public interface CheckpointListener {
    void published(SignedCheckpoint directory, SignedCheckpoint messages);
}
