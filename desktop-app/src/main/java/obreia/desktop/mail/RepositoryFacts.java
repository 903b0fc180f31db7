package obreia.desktop.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.timeline.KeptViolation;
import obreia.desktop.vault.Alarms;
import obreia.desktop.vault.KeptLogs;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.TreeHead;
import obreia.protocol.wire.RepositoryAddress;

/// What this profile has found out about its repository.
///
/// @param asOf      when this was read
/// @param logs      those of which a checkpoint was verified
/// @param sent      messages of this mailbox
/// @param received  messages to it; each is proved when it is opened
/// @param receipts  verified ones
/// @param waiting   signed messages that were not handed in yet
/// @param missing   messages that never came, though one that was read was sent after them
/// @param alarms    what nobody has acknowledged
/// @param witnesses names of those who are required
/// @param quorum    how many of them
/// @param lies      what two notes signed by the repository prove, oldest first
/// @param unproved  what it once did not prove, oldest first
public record RepositoryFacts(
        Instant asOf,
        RepositoryAddress address,
        List<Log> logs,
        KeptLogs.Counted sent,
        KeptLogs.Counted received,
        KeptLogs.Counted receipts,
        int waiting,
        List<Missing> missing,
        List<Alarms.Alarm> alarms,
        List<String> witnesses,
        int quorum,
        List<KeptViolation> lies,
        List<KeptViolation> unproved) {
    public RepositoryFacts {
        logs = List.copyOf(logs);
        missing = List.copyOf(missing);
        alarms = List.copyOf(alarms);
        witnesses = List.copyOf(witnesses);
        lies = List.copyOf(lies);
        unproved = List.copyOf(unproved);
    }

    /// One log as it was followed.
    ///
    /// @param checked when a tree of this size was first seen
    /// @param note    the newest checkpoint
    public record Log(LogKind kind, TreeHead head, Bytes note, Instant checked, KeptLogs.Followed followed) {}

    /// A message that never came.
    ///
    /// @param number in the sender's chain
    /// @param from   the sender's name
    public record Missing(long number, String from) {}

    public Optional<Log> log(LogKind kind) {
        return logs.stream().filter(log -> log.kind() == kind).findFirst();
    }

    /// When this profile first saw anything of the repository.
    public Optional<Instant> since() {
        return logs.stream().map(log -> log.followed().since()).min(Instant::compareTo);
    }
}
