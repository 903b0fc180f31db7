package obreia.protocol.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;

/// What a repository answers, or says by itself. All of it is claimed: the client checks each answer by what it holds.
public sealed interface Response {

    /// A mailbox was opened, or this device was added to it.
    ///
    /// @param version the statement's version
    /// @param proofs  where the statement stands in the logs
    record Registered(MailboxId mailbox, long version, StatementProofs proofs) implements Response {
        public Registered {
            Limits.requireNumber("version", version, 1);
        }
    }

    /// The person has a mailbox already: its newest statement, which the next one must follow.
    record Existing(Bytes statement) implements Response {
        public Existing {
            requireStatement(statement);
        }
    }

    /// The statement is now the mailbox's newest.
    ///
    /// @param proofs where the statement stands in the logs
    record Updated(long version, StatementProofs proofs) implements Response {
        public Updated {
            Limits.requireNumber("version", version, 1);
        }
    }

    /// Statements of one mailbox, oldest first, and each device's newest box key.
    ///
    /// @param boxKeys of the devices of the newest statement, at most one each
    /// @param more    true when later statements are left for another request
    record Statements(List<StatementEntry> statements, List<BoxKeyCertificate> boxKeys, boolean more)
            implements Response {
        public Statements {
            statements = List.copyOf(statements);
            boxKeys = List.copyOf(boxKeys);
            Limits.require(statements.size() <= Limits.PAGE, "at most " + Limits.PAGE + " statements are sent at once");
            Limits.require(boxKeys.size() <= Limits.DEVICES, "at most " + Limits.DEVICES + " box keys are sent");
        }
    }

    /// One page of the list of people, by name.
    ///
    /// @param cursor where the next page begins; absent on the last
    record People(List<PersonEntry> people, Optional<String> cursor) implements Response {
        public People {
            people = List.copyOf(people);
            Limits.require(people.size() <= Limits.PAGE, "at most " + Limits.PAGE + " people are listed at once");
            Limits.require(
                    cursor.map(c -> !c.isEmpty() && c.length() <= Limits.CURSOR).orElse(true),
                    "a cursor has 1 to " + Limits.CURSOR + " characters");
        }
    }

    /// A letter or receipt was stored and will not be lost: the proof of submission.
    ///
    /// @param proof that SHA-256 of salt ‖ record is in the messages log ([obreia.protocol.log.LogProof]), with
    ///              salt ‖ record as its extra data. A repeat gets the first record, proved in the
    ///              newest checkpoint
    record Stored(Bytes proof) implements Response {
        public Stored {
            Limits.requireProof(proof);
        }
    }

    /// Entries of the caller's mailbox, at most 257 ([Request.Status]) or the page's limit.
    ///
    /// @param more true when entries are left for another request
    record Entries(List<Entry> entries, boolean more) implements Response {
        public Entries {
            entries = List.copyOf(entries);
            Limits.require(entries.size() <= Limits.ENTRIES, "at most " + Limits.ENTRIES + " entries are sent at once");
        }
    }

    /// An envelope, unchanged.
    record EnvelopeBody(Bytes envelope) implements Response {
        public EnvelopeBody {
            Limits.require(
                    !envelope.isEmpty() && envelope.length() <= Limits.ENVELOPE,
                    "an envelope has 1 to " + Limits.ENVELOPE + " bytes, not " + envelope.length());
        }
    }

    /// The entry is hidden from the caller's lists, or shown again.
    record Deleted(boolean hidden) implements Response {}

    /// The box key with this number is now served to senders.
    record Rotated(long number) implements Response {
        public Rotated {
            Limits.requireNumber("number", number, 1);
        }
    }

    /// Notices follow on this connection.
    record Subscribed() implements Response {}

    /// The newest signed checkpoints of both logs.
    record Checkpoints(Bytes directory, Bytes messages) implements Response {
        public Checkpoints {
            Limits.requireCheckpoint(directory);
            Limits.requireCheckpoint(messages);
        }
    }

    /// Something arrived in the caller's mailbox. Sent without a request, with id 0; what it is, the client asks.
    record Notice(Kind kind, long leaf) implements Response {
        public Notice {
            Limits.requireNumber("leaf", leaf, 0);
        }

        /// What arrived.
        public enum Kind {
            MESSAGE,
            RECEIPT,
            /// A new statement of the mailbox itself: the owner's other devices look at it.
            STATEMENT;

            /// The kind as it stands on the wire: the name in lower case.
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /// The request was refused and changed nothing.
    ///
    /// @param message a sentence for a person: what happened, with the rule and the value
    /// @param retry   true when the same request may succeed later
    record Failure(ErrorCode code, String message, boolean retry) implements Response {
        public Failure {
            Limits.require(
                    !message.isEmpty() && message.length() <= Limits.SENTENCE,
                    "an error's sentence has 1 to " + Limits.SENTENCE + " characters");
        }

        /// A failure that may be retried when its code says so. The sentence is cut at the limit, and what it must not
        /// show is left out, so that any failure's message will do.
        public static Failure of(ErrorCode code, String message) {
            return new Failure(code, shown(message), code.retry());
        }

        private static String shown(String message) {
            var shown = new StringBuilder();
            message.codePoints()
                    .filter(Failure::visible)
                    .takeWhile(point -> shown.length() + Character.charCount(point) <= Limits.SENTENCE)
                    .forEach(shown::appendCodePoint);
            return shown.isEmpty() ? "refused" : shown.toString();
        }

        private static boolean visible(int point) {
            try {
                Text.visible("character", Character.toString(point), 1, 2);
                return true;
            } catch (MalformedException _) {
                return false;
            }
        }
    }

    private static void requireStatement(Bytes statement) {
        Limits.require(
                !statement.isEmpty() && statement.length() <= Limits.STATEMENT,
                "a statement has 1 to " + Limits.STATEMENT + " bytes, not " + statement.length());
    }
}
