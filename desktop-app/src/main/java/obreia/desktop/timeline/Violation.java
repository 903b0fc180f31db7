package obreia.desktop.timeline;

import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;

/// A log that contradicts itself, or does not prove what it says: what is shown to a person and to anybody else.
public sealed interface Violation {
    LogName log();

    /// The signed note that was verified here before.
    Bytes ours();

    /// The signed note that contradicts it.
    Bytes theirs();

    /// What happened, in a sentence.
    String words();

    /// True where the two notes, both signed by the log's key, cannot both be true: that can never be taken back.
    default boolean proved() {
        return this instanceof TwoTrees;
    }

    /// Two signed trees of which neither begins with the other.
    ///
    /// @param older how many leaves the smaller tree has
    /// @param newer how many the larger has
    /// @param path  the larger tree's proof of consistency, which leads to its own root and to another than the
    ///              smaller tree's; empty where both have one size. RFC 6962, section 2.1.2
    record TwoTrees(LogName log, Bytes ours, Bytes theirs, long older, long newer, List<Digest> path)
            implements Violation {
        public TwoTrees {
            path = List.copyOf(path);
        }

        @Override
        public String words() {
            return older == newer
                    ? "the repository signed two different logs " + log + " of " + older
                            + " entries: it shows different people different things"
                    : "the repository signed a log " + log + " of " + newer + " entries that does not begin with the "
                            + older + " entries that it signed before: something was removed, changed or hidden";
        }
    }

    /// The repository gives as its newest checkpoint one that is older than what it signed before.
    record SetBack(LogName log, Bytes ours, Bytes theirs, long seen, long shown) implements Violation {
        @Override
        public String words() {
            return "the repository says that its log " + log + " has " + shown + " entries, and has signed " + seen
                    + " before: it was set back, or hides what came since";
        }
    }

    /// The repository signed a checkpoint and gives tiles or entries that are not those of its tree, or none.
    record Unproved(LogName log, Bytes ours, Bytes theirs, String why) implements Violation {
        @Override
        public String words() {
            return "the repository does not prove its log " + log + ": " + why;
        }
    }

    /// A restored repository does not say where it went on, or names a state that was never seen here.
    record NotContinued(LogName log, Bytes ours, Bytes theirs, String why) implements Violation {
        @Override
        public String words() {
            return "the repository opened the log " + log + " and does not continue what was seen before: " + why;
        }
    }

    /// The repository logged one letter or receipt of one mailbox twice.
    ///
    /// @param first  proves the record that was there before; salt and record are its extra data
    /// @param second proves the other one, likewise
    record TwoRecords(LogName log, LogProof first, LogProof second) implements Violation {
        @Override
        public Bytes ours() {
            return first.checkpoint();
        }

        @Override
        public Bytes theirs() {
            return second.checkpoint();
        }

        @Override
        public String words() {
            return "the repository logged one envelope twice, at leaf " + first.index() + " and at leaf "
                    + second.index() + " of its log " + log;
        }
    }
}
