package obreia.protocol.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;

/// What a client asks of a repository. Who asks is told by the TLS key of the connection alone; no request says it.
///
/// Each kind names the response it gets when it is granted; every kind may get [Response.Failure] instead. Sizes and
/// counts are bounded by [Limits], here and in the codec; signatures are not checked by either.
public sealed interface Request {

    /// Comes to a mailbox by the card alone; the only request open to an unknown TLS key.
    ///
    /// `statement` is version 1, or the one after the newest of the signer's mailbox, and lists this connection's
    /// key: then it is taken, opens a mailbox or adds this device, and is answered with [Response.Registered].
    /// Any other statement of a person who has a mailbox is answered with [Response.Existing]: what the next one
    /// must follow.
    ///
    /// @param statement the CMS of the statement
    /// @param boxKey    this device's first box key here
    record Register(Bytes statement, BoxKeyCertificate boxKey) implements Request {
        public Register {
            requireStatement(statement);
        }
    }

    /// Continues the caller's own mailbox with its next statement: answered with [Response.Updated]. Devices that it no
    /// longer lists are out at once, and their connections are closed.
    record Update(Bytes statement) implements Request {
        public Update {
            requireStatement(statement);
        }
    }

    /// Asks for the statements of a mailbox and its devices' newest box keys: answered with [Response.Statements].
    ///
    /// @param after the greatest version the client has, 0 for none: only later ones are sent, oldest first
    record Lookup(MailboxId mailbox, long after) implements Request {
        public Lookup {
            Limits.requireNumber("after", after, 0);
        }
    }

    /// Asks for people whose name begins with `prefix`, without regard to case and accents:
    /// answered with [Response.People].
    ///
    /// @param prefix at most 64 visible characters; empty for everybody
    /// @param cursor where the page before ended, as it was answered
    record ListPeople(String prefix, Optional<String> cursor, int limit) implements Request {
        public ListPeople {
            Limits.require(prefix.length() <= Limits.PREFIX, "a prefix has at most " + Limits.PREFIX + " characters");
            Limits.require(
                    cursor.map(c -> !c.isEmpty() && c.length() <= Limits.CURSOR).orElse(true),
                    "a cursor has 1 to " + Limits.CURSOR + " characters");
            requireLimit(limit);
        }
    }

    /// Hands in a letter: answered with [Response.Stored]. A digest is taken once per sender; a repeat gets the first
    /// answer, so a sender keeps the salt with the letter.
    ///
    /// @param to      the recipients' mailboxes, 1 to 256, each once
    /// @param message the digest of the signed message inside
    /// @param salt    32 random bytes of the sender's, which hide the record in the public log
    record Send(List<MailboxId> to, Digest message, Bytes salt, Bytes envelope) implements Request {
        public Send {
            to = List.copyOf(to);
            Limits.require(
                    !to.isEmpty() && to.size() <= Limits.RECIPIENTS,
                    "a letter has 1 to " + Limits.RECIPIENTS + " recipients, not " + to.size());
            Limits.require(new HashSet<>(to).size() == to.size(), "a letter names each recipient once");
            requireSealed(salt, envelope);
        }
    }

    /// Asks for what has arrived and was not fetched: answered with [Response.Entries], in the order of the log.
    ///
    /// @param after only entries at greater leaves; 0 for all, as leaf 0 is always a statement
    record New(long after, int limit) implements Request {
        public New {
            Limits.requireNumber("after", after, 0);
            requireLimit(limit);
        }
    }

    /// Asks for everything received and sent: answered with [Response.Entries], in the order of the log.
    ///
    /// @param after only entries at greater leaves; 0 for all, as leaf 0 is always a statement
    record All(long after, int limit) implements Request {
        public All {
            Limits.requireNumber("after", after, 0);
            requireLimit(limit);
        }
    }

    /// Asks for an envelope of one's own mailbox and marks it as fetched: answered with [Response.EnvelopeBody]. It can
    /// be fetched again at any time.
    record Fetch(Digest envelope) implements Request {}

    /// Hands in a receipt: answered with [Response.Stored]. One per reader and message; a repeat of the same receipt
    /// gets the first answer.
    ///
    /// @param to        the mailbox that sent the message
    /// @param receipt   the digest of the signed receipt inside
    /// @param receipted the digest of the message it is for
    record Receipt(MailboxId to, Digest receipt, Digest receipted, Bytes salt, Bytes envelope) implements Request {
        public Receipt {
            requireSealed(salt, envelope);
        }
    }

    /// Asks what became of a message this mailbox sent: answered with [Response.Entries], the message's own entry
    /// first,
    /// then its receipts in the order of the log.
    record Status(Digest message) implements Request {}

    /// Hides an entry from the caller's lists, or with `undo` shows it again within 30 days: answered with
    /// [Response.Deleted]. Nobody else's mailbox changes.
    record Delete(Digest envelope, boolean undo) implements Request {}

    /// Hands in the device's next box key, whose number is one above the newest: answered with [Response.Rotated].
    record Rotate(BoxKeyCertificate boxKey) implements Request {}

    /// Asks for a [Response.Notice] on this connection whenever something arrives: answered with [Response.Subscribed].
    record Subscribe() implements Request {}

    /// Shows the newest checkpoints that the caller has verified, and asks for the repository's: answered with
    /// [Response.Checkpoints]. A repository that was set back learns so that it was, and refuses
    /// everything from then on.
    ///
    /// @param directory the signed checkpoint of the directory, as it came; none where the caller has none
    /// @param messages  that of the messages log
    record Checkpoints(Optional<Bytes> directory, Optional<Bytes> messages) implements Request {
        public Checkpoints {
            directory.ifPresent(Limits::requireCheckpoint);
            messages.ifPresent(Limits::requireCheckpoint);
        }
    }

    private static void requireStatement(Bytes statement) {
        Limits.require(
                !statement.isEmpty() && statement.length() <= Limits.STATEMENT,
                "a statement has 1 to " + Limits.STATEMENT + " bytes, not " + statement.length());
    }

    private static void requireSealed(Bytes salt, Bytes envelope) {
        Limits.require(salt.length() == Limits.SALT, "a salt has " + Limits.SALT + " bytes, not " + salt.length());
        Limits.require(
                !envelope.isEmpty() && envelope.length() <= Limits.ENVELOPE,
                "an envelope has 1 to " + Limits.ENVELOPE + " bytes, not " + envelope.length());
    }

    private static void requireLimit(int limit) {
        Limits.require(limit >= 1 && limit <= Limits.PAGE, "a page has 1 to " + Limits.PAGE + " entries, not " + limit);
    }
}
