package obreia.daemon.log;

import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.SignedCheckpoint;

/// The newest end of a log: the edge of its tree, the checkpoint that was signed over it, and the batch that it grew by
/// last, if this process has seen one. Nothing changes the growth any more, so any thread may prove with it.
///
/// @param growth has the leaves from `grownFrom` on
record LogTip(Frontier frontier, SignedCheckpoint checkpoint, long grownFrom, Optional<Growth> growth) {

    /// The path from a leaf of the last batch to the root; nothing for an older leaf, which needs what is stored.
    Optional<List<Digest>> path(long index) {
        return growth.filter(_ -> index >= grownFrom).map(last -> last.proveInclusion(index));
    }
}
