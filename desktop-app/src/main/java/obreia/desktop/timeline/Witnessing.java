package obreia.desktop.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.VerificationException;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.WitnessKey;

/// Whose cosignatures a checkpoint must carry to count here: `quorum` of `keys`, or nobody's.
public record Witnessing(List<WitnessKey> keys, int quorum) {
    public Witnessing {
        keys = List.copyOf(keys);
    }

    /// Requires nobody.
    public static Witnessing none() {
        return new Witnessing(List.of(), 0);
    }

    /// How many of the witnesses cosigned.
    int cosigned(SignedCheckpoint checkpoint) {
        return times(checkpoint).size();
    }

    /// When the checkpoint was first seen, as far as is known now: here, or earlier by enough of the witnesses. Empty
    /// if too few of them cosigned it.
    Optional<Instant> seen(SignedCheckpoint checkpoint, Instant now) {
        if (quorum == 0) {
            return Optional.of(now);
        }
        var times = times(checkpoint);
        if (times.size() < quorum) {
            return Optional.empty();
        }
        // By then as many as are required had seen it; a clock that runs ahead makes nothing younger.
        var enough = times.get(quorum - 1);
        return Optional.of(enough.isBefore(now) ? enough : now);
    }

    private List<Instant> times(SignedCheckpoint checkpoint) {
        var times = new ArrayList<Instant>();
        for (var key : keys) {
            try {
                key.cosigned(checkpoint.note()).ifPresent(times::add);
            } catch (VerificationException _) {
                // Somebody wrote a line under its name: that is no cosignature.
            }
        }
        return times.stream().sorted().toList();
    }
}
