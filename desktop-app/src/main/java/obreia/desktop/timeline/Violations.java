package obreia.desktop.timeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Alarms;
import obreia.desktop.vault.Vault;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// Keeps every violation: in the vault, which never forgets it, and as a file in the profile's folder, to be given to
/// others.
final class Violations {
    private static final int SAME_SECOND = 100;

    private final Vault vault;

    Violations(Vault vault) {
        this.vault = vault;
    }

    Advance.Violated keep(Violation violation, Instant now) throws IOException {
        var report = Bytes.utf8(report(violation));
        if (vault.alarms().broken(violation.log(), violation.proved(), now, violation.words(), report)) {
            write(violation, now, report);
        }
        return new Advance.Violated(violation);
    }

    /// Why nothing is sent to this repository any more, where one of its logs has proved it a liar.
    Optional<String> proved() throws IOException {
        return vault.alarms().broken().stream()
                .filter(Alarms.Broken::proved)
                .map(Alarms.Broken::words)
                .findFirst();
    }

    private void write(Violation violation, Instant now, Bytes report) throws IOException {
        var name =
                "violation-" + Text.format(now.truncatedTo(ChronoUnit.SECONDS)).replace(':', '-') + "-"
                        + violation.log().kind().code();
        for (var number = 1; number <= SAME_SECOND; number++) {
            try {
                Files.write(
                        vault.profile().resolve(name + (number == 1 ? "" : "-" + number) + ".txt"),
                        report.toArray(),
                        StandardOpenOption.CREATE_NEW);
                return;
            } catch (FileAlreadyExistsException _) {
                // Another one of the same second.
            }
        }
    }

    private static String report(Violation violation) {
        var text = new StringBuilder("""
                Obreia: the log %s cannot be trusted.

                What happened: %s.

                What to do: %s Keep this file. Show it to the repository's operator and to the people you write to.

                Both notes below are signed by the repository's key under the name %s; c2sp.org/tlog-checkpoint says
                how they are read.

                %s
                %s
                %s
                %s""".formatted(
                        violation.log(),
                        violation.words(),
                        violation.proved()
                                ? "send nothing to this repository any more; this program does not."
                                : "ask the operator what happened, and try again later.",
                        violation.log(),
                        KeptViolation.OURS,
                        text(violation.ours()),
                        KeptViolation.THEIRS,
                        text(violation.theirs())));
        if (violation instanceof Violation.TwoTrees trees && !trees.path().isEmpty()) {
            text.append("\n-- the proof of consistency from ")
                    .append(trees.older())
                    .append(" to ")
                    .append(trees.newer())
                    .append(" entries (RFC 6962, section 2.1.2): it leads to the root of the larger tree,")
                    .append("\n-- and from the same hashes to another root than the smaller note says\n");
            trees.path()
                    .forEach(hash -> text.append(Base64.getEncoder()
                                    .encodeToString(hash.bytes().toArray()))
                            .append('\n'));
        }
        if (violation instanceof Violation.TwoRecords records) {
            for (var record : List.of(records.first(), records.second())) {
                text.append("\n-- the proof of the record at leaf ")
                        .append(record.index())
                        .append(" (c2sp.org/tlog-proof): its extra data are a salt of 32 bytes and the record,")
                        .append("\n-- and the SHA-256 of both is the entry of the log\n")
                        .append(text(record.encode()));
            }
        }
        return text.toString();
    }

    private static String text(Bytes note) {
        return note.isEmpty() ? "(none)\n" : new String(note.toArray(), StandardCharsets.UTF_8);
    }
}
