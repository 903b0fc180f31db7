package obreia.protocol.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Note;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.log.WitnessKey;
import obreia.protocol.revocation.AuthorityAnswer;
import obreia.protocol.revocation.RevocationInquiry;

/// What whoever checks evidence brings, and the evidence cannot: whom they believe.
///
/// @param paths the authorities; absent where none were named
/// @param keys of logs, named by a repository's origin (then good for all its logs) or by one log
/// @param witnesses of whom `quorum` must have cosigned; none asks for no cosignature
public record Trust(Optional<PathValidator> paths, List<VerifierKey> keys, List<WitnessKey> witnesses, int quorum) {
    /// Keys of one file, and witnesses.
    public static final int MAX_KEYS = 100;

    public Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
        if (keys.size() > MAX_KEYS || quorum > witnesses.size() || quorum < Math.min(1, witnesses.size())) {
            throw new IllegalStateException(
                    quorum + " of " + witnesses.size() + " witnesses, or more than " + MAX_KEYS + " keys");
        }
    }

    /// The same, who judges revocation by these answers first, and finds certificates of authorities among
    /// them.
    Trust with(List<AuthorityAnswer> answers) {
        var own = paths.map(PathValidator::revocation).orElse(RevocationChecker.none());
        var inquiry = RevocationInquiry.by(answers);
        RevocationChecker both = (path, at) -> {
            var status = inquiry.check(path, at);
            return status instanceof RevocationStatus.Unknown && answers.isEmpty() ? own.check(path, at) : status;
        };
        return new Trust(paths.map(found -> found.using(both, inquiry.keptIssuers())), keys, witnesses, quorum);
    }

    /// Reads a file with a verifier key a line; empty lines and those that begin with `#` are left out.
    public static List<VerifierKey> readKeys(Bytes file) throws MalformedException {
        var lines = file.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(MAX_KEYS + 1L)
                .toList();
        if (lines.isEmpty() || lines.size() > MAX_KEYS) {
            throw new MalformedException("a file with log keys holds 1 to " + MAX_KEYS + " of them, not "
                    + (lines.isEmpty() ? "none" : "more"));
        }
        var keys = new ArrayList<VerifierKey>();
        for (var line : lines) {
            keys.add(VerifierKey.parse(line));
        }
        return List.copyOf(keys);
    }

    /// Checks that a key of the log signed the note. Empty if none of the keys is this log's.
    Optional<SignedCheckpoint> signed(Bytes note) throws MalformedException, VerificationException {
        var log = Checkpoint.parse(Note.parse(note).text()).log();
        var fitting = keys.stream().filter(key -> isOf(log, key)).toList();
        VerificationException failure = null;
        for (var key : fitting) {
            try {
                return Optional.of(SignedCheckpoint.verify(
                        note, new VerifierKey(log.origin().name(), key.publicKey())));
            } catch (VerificationException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    private static boolean isOf(LogName log, VerifierKey key) {
        return key.name().equals(log.origin().name()) || key.name().equals(log.format());
    }
}
