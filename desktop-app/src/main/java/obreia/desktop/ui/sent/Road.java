package obreia.desktop.ui.sent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.assets.Words;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.OpenMessage;
import obreia.desktop.vault.Waited;
import obreia.desktop.vault.Waiting;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.MessageContent;

/// Everything that is kept of the way of one sent message.
///
/// @param inside  absent of one that another computer of this mailbox sent, and that does not open here
/// @param refused true when the repository refused it for good
/// @param waiting how it waits now
/// @param waited  how it waited before it was stored or refused
/// @param stored  absent of one that the repository has not stored
record Road(
        Digest message,
        int size,
        Optional<Inside> inside,
        boolean refused,
        Optional<Waits> waiting,
        Optional<Waited> waited,
        Optional<Place> stored,
        List<Reader> readers) {
    Road {
        readers = List.copyOf(readers);
    }

    /// What its own signer says in it.
    ///
    /// @param from        the name of this mailbox
    /// @param certificate that of the card that signed
    record Inside(String from, boolean practice, Optional<CertificateFacts> certificate, MessageContent content) {
        /// When it was signed, as it says itself.
        Instant signed() {
            return content.headers().date();
        }
    }

    /// How it waits.
    ///
    /// @param attempts how often it was tried in vain
    record Waits(Instant since, int attempts) {
        static Waits of(Waiting waiting) {
            return new Waits(waiting.since(), waiting.attempts());
        }
    }

    /// Where the repository says that it stored something, and when.
    ///
    /// @param proved whether its place in the log was proved to this computer
    record Place(Instant time, long leaf, boolean proved) {}

    /// One reader's end of the road.
    record Reader(String name, Optional<Receipt> receipt) {}

    /// A receipt that came.
    ///
    /// @param signed      when it was signed, as it says itself; absent of one that cannot be read
    /// @param arrived     when the repository stored it, as it says
    /// @param certificate that of the reader's card
    record Receipt(
            Standing standing,
            Optional<Instant> signed,
            Instant arrived,
            OptionalLong leaf,
            Optional<CertificateFacts> certificate,
            List<Checklist.Line> checks) {
        Receipt {
            checks = List.copyOf(checks);
        }
    }

    /// What the checks made of a receipt.
    enum Standing {
        VERIFIED,
        PRACTICE,
        REVOCATION_UNKNOWN,
        NOT_VERIFIED
    }

    List<String> to() {
        return readers.stream().map(Reader::name).toList();
    }

    /// The message as it may be forwarded, printed and copied, where its text is known here.
    Optional<OpenMessage> open(Words words) {
        return inside.map(own -> new OpenMessage(
                message,
                own.from(),
                to(),
                own.practice(),
                words.of(own.practice() ? "checks.practice" : "own.signed", own.from()),
                own.content()));
    }
}
