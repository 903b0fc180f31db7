package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The newest checkpoints of both logs that the sender says it has verified: two signed notes, each with the log's
/// own signature alone. Claimed; nothing here has read them.
public record ClaimedCheckpoints(Bytes directory, Bytes messages) {
    /// Bytes of one note: its Base64 fits a line.
    public static final int MAX_NOTE = 700;

    public ClaimedCheckpoints {
        if (outOfBounds(directory) || outOfBounds(messages)) {
            throw new IllegalStateException("a checkpoint has 1 to " + MAX_NOTE + " bytes");
        }
    }

    static ClaimedCheckpoints parse(String text) throws MalformedException {
        var entries = Words.entries("Obreia-Checkpoint", text, 2);
        if (entries.size() != 2) {
            throw new MalformedException("Obreia-Checkpoint names one log, not both");
        }
        return new ClaimedCheckpoints(note("directory", entries.getFirst()), note("messages", entries.get(1)));
    }

    private static Bytes note(String log, String entry) throws MalformedException {
        var words = Words.of("Obreia-Checkpoint", entry, 2);
        if (!words.getFirst().equals(log)) {
            throw new MalformedException("Obreia-Checkpoint names '" + words.getFirst() + "' in place of " + log);
        }
        var note = Bytes.fromBase64(words.get(1));
        if (outOfBounds(note)) {
            throw new MalformedException(
                    "checkpoint has " + note.length() + " bytes, 1 to " + MAX_NOTE + " are accepted");
        }
        return note;
    }

    private static boolean outOfBounds(Bytes note) {
        return note.isEmpty() || note.length() > MAX_NOTE;
    }
}
