package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import obreia.desktop.mail.Account;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// A violation file as a third person reads it, who has nothing but the repository's key: two notes, and the hashes of
/// the proof that failed.
record Kept(String text, SignedCheckpoint before, SignedCheckpoint given, List<Digest> path) {
    private static final String BEFORE = "-- the note that was verified here before\n";
    private static final String GIVEN = "\n-- the note that the repository gave\n";
    private static final String PROOF = "\n-- the proof of consistency";

    /// The one violation that a profile keeps.
    static Kept only(Account account) throws Exception {
        var files = files(account);
        assertThat(files).hasSize(1);
        var text = Files.readString(files.getFirst());
        var key = account.membership().orElseThrow().repository().log();
        var rest = text.substring(text.indexOf(BEFORE) + BEFORE.length());
        var before = rest.substring(0, rest.indexOf(GIVEN));
        rest = rest.substring(rest.indexOf(GIVEN) + GIVEN.length());
        var end = rest.indexOf(PROOF);
        var given = end < 0 ? rest : rest.substring(0, end);
        return new Kept(text, note(before, key), note(given, key), path(end < 0 ? "" : rest.substring(end)));
    }

    static List<Path> files(Account account) throws IOException {
        try (var all = Files.list(account.vault().profile())) {
            return all.filter(file -> file.getFileName().toString().startsWith("violation-"))
                    .sorted()
                    .toList();
        }
    }

    /// Both notes are of one log and say that it has these sizes.
    void hasSizes(long sizeBefore, long sizeGiven) {
        assertThat(given.log()).isEqualTo(before.log());
        assertThat(before.head().size()).isEqualTo(sizeBefore);
        assertThat(given.head().size()).isEqualTo(sizeGiven);
    }

    private static SignedCheckpoint note(String text, VerifierKey key) throws Exception {
        return SignedCheckpoint.verify(Bytes.utf8(text), key);
    }

    private static List<Digest> path(String text) throws Exception {
        var hashes = new ArrayList<Digest>();
        for (var line : text.lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("--")) {
                hashes.add(Digest.from(Bytes.of(Base64.getDecoder().decode(line))));
            }
        }
        return hashes;
    }
}
