package obreia.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// The text of the file `guard`: the line `obreia.guard.v1`, then for each log its newest checkpoint, a signed note
/// behind a line `note` with the number of its bytes.
final class GuardFile {
    private static final String FORMAT = "obreia.guard.v1\n";
    private static final String NOTE = "note ";
    private static final int LOGS = 2;
    private static final int MAX = 1 << 18;

    private GuardFile() {}

    static void write(Path file, Collection<SignedCheckpoint> checkpoints) throws IOException {
        var parts = new ArrayList<>(List.of(Bytes.utf8(FORMAT)));
        for (var checkpoint : checkpoints) {
            var note = checkpoint.bytesWithoutCosignatures();
            parts.add(Bytes.utf8(NOTE + note.length() + "\n"));
            parts.add(note);
        }
        PrivateFiles.write(file, Bytes.concat(parts.toArray(Bytes[]::new)));
    }

    /// Reads the checkpoints; none where there is no file. A file that this key did not sign is refused.
    static List<SignedCheckpoint> read(Path file, VerifierKey key) throws IOException, MalformedException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > MAX) {
            throw new MalformedException(file + " has over " + MAX + " bytes");
        }
        try {
            return parse(Bytes.of(Files.readAllBytes(file)), key);
        } catch (MalformedException | VerificationException e) {
            throw new MalformedException(
                    file + " is damaged: " + e.getMessage()
                            + "; repository check tells whether the store is whole, and without this file nobody can"
                            + " tell whether it was set back",
                    e);
        }
    }

    static List<SignedCheckpoint> parse(Bytes content, VerifierKey key)
            throws MalformedException, VerificationException {
        if (!content.startsWith(Bytes.utf8(FORMAT))) {
            throw new MalformedException("it does not begin with " + FORMAT.strip());
        }
        var checkpoints = new ArrayList<SignedCheckpoint>();
        var at = FORMAT.length();
        while (at < content.length()) {
            var end = at;
            while (end < content.length() && content.at(end) != '\n') {
                end++;
            }
            var line = content.slice(at, end).text();
            if (!line.startsWith(NOTE)) {
                throw new MalformedException("a checkpoint begins with no line that tells its length");
            }
            var left = content.length() - end - 1;
            var length = (int) Text.parseNumber("length", line.substring(NOTE.length()), 1, Math.max(1, left));
            if (length > left || checkpoints.size() == LOGS) {
                throw new MalformedException("it does not hold " + LOGS + " whole checkpoints");
            }
            at = end + 1 + length;
            checkpoints.add(SignedCheckpoint.verify(content.slice(end + 1, at), key));
        }
        if (checkpoints.size() < LOGS
                || checkpoints.get(0).log().kind() == checkpoints.get(1).log().kind()) {
            throw new MalformedException("it does not hold a checkpoint of each log");
        }
        return List.copyOf(checkpoints);
    }
}
