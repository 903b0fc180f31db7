package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.MailboxId;

/// An entry of the directory log: short text in one spelling.
public sealed interface DirectoryEntry {

    /// A mailbox has a new statement.
    ///
    /// @param version   the statement's, from 1
    /// @param statement the digest of its CMS
    record Change(MailboxId mailbox, long version, Digest statement) implements DirectoryEntry {
        private static final String FORMAT = "obreia.directory.v1";

        public Change {
            if (version < 1) {
                throw new IllegalStateException("versions count from 1: " + version);
            }
        }

        @Override
        public Bytes encode() {
            return Bytes.utf8(String.join("\n", FORMAT, mailbox.toString(), "" + version, statement.hex()) + "\n");
        }
    }

    /// The repository goes on from a backup; the first entry of a generation after the first.
    ///
    /// @param checkpoints the last signed notes known of the generation before, 1 to [#MAX_CHECKPOINTS]
    record Restored(List<Bytes> checkpoints) implements DirectoryEntry {
        public static final int MAX_CHECKPOINTS = 4;

        private static final String FORMAT = "obreia.restored.v1";

        public Restored {
            checkpoints = List.copyOf(checkpoints);
            if (checkpoints.isEmpty() || checkpoints.size() > MAX_CHECKPOINTS) {
                throw new IllegalStateException("a restored directory names 1 to " + MAX_CHECKPOINTS
                        + " checkpoints, not " + checkpoints.size());
            }
        }

        @Override
        public Bytes encode() {
            var text = new StringBuilder(FORMAT).append('\n');
            for (var checkpoint : checkpoints) {
                text.append(Base64Text.format(checkpoint)).append('\n');
            }
            var bytes = Bytes.utf8(text.toString());
            if (bytes.length() > EntryBundle.MAX_ENTRY) {
                throw new IllegalStateException("an entry has at most " + EntryBundle.MAX_ENTRY + " bytes");
            }
            return bytes;
        }
    }

    /// The bytes that [#decode] reads.
    Bytes encode();

    static DirectoryEntry decode(Bytes bytes) throws MalformedException {
        if (bytes.length() > EntryBundle.MAX_ENTRY) {
            throw new MalformedException("directory entry has " + bytes.length() + " bytes, at most "
                    + EntryBundle.MAX_ENTRY + " are accepted");
        }
        var text = bytes.text();
        if (!text.endsWith("\n")) {
            throw new MalformedException("directory entry ends within a line");
        }
        var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        return switch (lines.getFirst()) {
            case Change.FORMAT -> change(lines);
            case Restored.FORMAT -> restored(lines);
            default -> throw new MalformedException("directory entry begins with no format that is known here");
        };
    }

    private static Change change(List<String> lines) throws MalformedException {
        if (lines.size() != 4) {
            throw new MalformedException("directory entry has " + lines.size() + " lines, not 4");
        }
        var version = Text.parseNumber("version", lines.get(2), 1, Long.MAX_VALUE);
        return new Change(MailboxId.parse(lines.get(1)), version, Digest.parse(lines.get(3)));
    }

    private static Restored restored(List<String> lines) throws MalformedException {
        if (lines.size() < 2 || lines.size() > 1 + Restored.MAX_CHECKPOINTS) {
            throw new MalformedException("a restored directory names " + (lines.size() - 1) + " checkpoints, 1 to "
                    + Restored.MAX_CHECKPOINTS + " are accepted");
        }
        var checkpoints = new ArrayList<Bytes>();
        for (var line : lines.subList(1, lines.size())) {
            var checkpoint = Base64Text.parse("a checkpoint", line);
            Checkpoint.parse(Note.parse(checkpoint).text());
            checkpoints.add(checkpoint);
        }
        return new Restored(checkpoints);
    }
}
