package obreia.protocol.log;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// What a log says of itself at one time: its name, its size and its root; three lines, and no extension lines.
/// c2sp.org/tlog-checkpoint.
public record Checkpoint(LogName log, TreeHead head) {

    /// The text that is signed, and that [#parse] reads.
    public String text() {
        return log.format() + "\n" + head.size() + "\n"
                + Base64Text.format(head.root().bytes()) + "\n";
    }

    public static Checkpoint parse(String text) throws MalformedException {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new MalformedException("a checkpoint has three lines: the log's name, its size and its root");
        }
        var log = LogName.parse(lines[0]);
        var size = Text.parseNumber("tree size", lines[1], 0, TreeHead.MAX_SIZE);
        var root = Digest.from(Base64Text.parse("root hash", lines[2]));
        if (size == 0 && !root.equals(MerkleHash.empty())) {
            throw new MalformedException("the checkpoint of a log without leaves has another root than the empty one");
        }
        return new Checkpoint(log, new TreeHead(size, root));
    }
}
