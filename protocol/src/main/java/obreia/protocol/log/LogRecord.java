package obreia.protocol.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import org.jspecify.annotations.Nullable;

/// What the repository says of one letter or receipt that it stored: canonical text, one record a leaf of the messages
/// log. It has one spelling, so its bytes can be hashed; format and checks are in `protocol/spec/record.md`.
///
/// Everything in it is the repository's word, the time too, until a checkpoint holds its leaf and the reader has
/// compared it with the message.
///
/// @param origin    the repository
/// @param envelope  the envelope id: SHA-256 of the sealed bytes
/// @param message   the digest of the signed message or receipt inside, as its sender said
/// @param receipted the message that a receipt is for; absent for a message
/// @param from      the mailbox that handed it in
/// @param to        1 to 256 mailboxes, sorted, each once; exactly one for a receipt
/// @param blobs     the ids of attachments stored beside the envelope, sorted, each once, at most 100
/// @param time      when it was stored, in whole UTC seconds; never before the time of the leaf before
public record LogRecord(
        Origin origin,
        Kind kind,
        Digest envelope,
        Digest message,
        Optional<Digest> receipted,
        MailboxId from,
        List<MailboxId> to,
        List<Digest> blobs,
        Instant time) {

    public static final int MAX_RECIPIENTS = 256;
    public static final int MAX_BLOBS = 100;

    /// The length of a salt, in bytes.
    public static final int SALT = 32;

    private static final int MAX_SIZE = 1 << 16;
    private static final String FORMAT = "obreia.record.v1";

    // The years that the text of a time can spell with four digits.
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// What the envelope holds, as its sender said.
    public enum Kind {
        MESSAGE,
        RECEIPT;

        /// The kind as it stands in the record: the name in lower case.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LogRecord {
        to = List.copyOf(to);
        blobs = List.copyOf(blobs);
        var fault = fault(kind, receipted, to, blobs);
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS)) || time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalStateException("a record's time is in whole seconds of a year of four digits: " + time);
        }
    }

    /// The canonical text in UTF-8; it is ASCII, each line ended by a line feed.
    public Bytes encode() {
        var lines = new ArrayList<String>();
        lines.add(FORMAT);
        lines.add(origin.name());
        lines.add(kind.code());
        lines.add(envelope.hex());
        lines.add(message.hex());
        lines.add(receipted.map(Digest::hex).orElse("-"));
        lines.add("from " + from);
        to.forEach(mailbox -> lines.add("to " + mailbox));
        blobs.forEach(blob -> lines.add("blob " + blob.hex()));
        lines.add(Text.format(time));
        return Bytes.utf8(String.join("\n", lines) + "\n");
    }

    /// Reads a record; whatever is not exactly what [#encode] writes is refused.
    public static LogRecord decode(Bytes bytes) throws MalformedException {
        if (bytes.length() > MAX_SIZE) {
            throw new MalformedException(
                    "record has " + bytes.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var lines = new Lines(ascii(bytes));
        if (!lines.next().equals(FORMAT)) {
            throw new MalformedException("record does not begin with " + FORMAT);
        }
        var origin = Origin.parse(lines.next());
        var kind = kind(lines.next());
        var envelope = Digest.parse(lines.next());
        var message = Digest.parse(lines.next());
        var receipted = receipted(lines.next());
        var from = MailboxId.parse(after("from ", lines.next()));
        var to = new ArrayList<MailboxId>();
        while (lines.has("to ", to.size() < MAX_RECIPIENTS)) {
            to.add(MailboxId.parse(after("to ", lines.next())));
        }
        var blobs = new ArrayList<Digest>();
        while (lines.has("blob ", blobs.size() < MAX_BLOBS)) {
            blobs.add(Digest.parse(after("blob ", lines.next())));
        }
        var time = Text.parseTime(lines.next());
        lines.finish();
        var fault = fault(kind, receipted, to, blobs);
        if (fault != null) {
            throw new MalformedException(fault);
        }
        return new LogRecord(origin, kind, envelope, message, receipted, from, to, blobs, time);
    }

    /// The entry of the messages log: SHA-256 of salt ‖ record. The salt hides who writes to whom from those who read
    /// the log only.
    ///
    /// @param salt the 32 random bytes that the sender chose
    public Digest leaf(Bytes salt) {
        if (salt.length() != SALT) {
            throw new IllegalStateException("a salt has " + SALT + " bytes, not " + salt.length());
        }
        return Digest.of(salt, encode());
    }

    private static String ascii(Bytes bytes) throws MalformedException {
        for (var i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) != '\n' && (bytes.at(i) < ' ' || bytes.at(i) > '~')) {
                throw new MalformedException(
                        "record holds the byte 0x%02x, which is neither printable ASCII nor a line feed"
                                .formatted(bytes.at(i)));
            }
        }
        return bytes.text();
    }

    private static @Nullable String fault(
            Kind kind, Optional<Digest> receipted, List<MailboxId> to, List<Digest> blobs) {
        if (to.isEmpty() || to.size() > MAX_RECIPIENTS) {
            return "record has " + to.size() + " recipients, 1 to " + MAX_RECIPIENTS + " are accepted";
        }
        if (blobs.size() > MAX_BLOBS) {
            return "record has " + blobs.size() + " blobs, at most " + MAX_BLOBS + " are accepted";
        }
        if (!rising(to)) {
            return "a record's recipients are sorted and each stands once";
        }
        if (!rising(blobs)) {
            return "a record's blobs are sorted and each stands once";
        }
        return switch (kind) {
            case MESSAGE -> receipted.isEmpty() ? null : "the record of a message names no message that is receipted";
            case RECEIPT ->
                receipted.isPresent() && to.size() == 1
                        ? null
                        : "the record of a receipt names the message receipted and one recipient";
        };
    }

    private static <T extends Comparable<T>> boolean rising(List<T> list) {
        for (var i = 1; i < list.size(); i++) {
            if (list.get(i - 1).compareTo(list.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(String line) throws MalformedException {
        for (var kind : Kind.values()) {
            if (kind.code().equals(line)) {
                return kind;
            }
        }
        throw new MalformedException("record is of neither kind, message or receipt");
    }

    private static Optional<Digest> receipted(String line) throws MalformedException {
        return line.equals("-") ? Optional.empty() : Optional.of(Digest.parse(line));
    }

    private static String after(String word, String line) throws MalformedException {
        if (!line.startsWith(word)) {
            throw new MalformedException("record lacks a line that begins with '" + word.strip() + "'");
        }
        return line.substring(word.length());
    }

    /// The lines of a text one after another, each ended by one line feed.
    private static final class Lines {
        private final String text;
        private int at;

        Lines(String text) {
            this.text = text;
        }

        String next() throws MalformedException {
            var end = text.indexOf('\n', at);
            if (end < 0) {
                throw new MalformedException("record ends within a line");
            }
            var line = text.substring(at, end);
            at = end + 1;
            return line;
        }

        boolean has(String word, boolean room) throws MalformedException {
            if (!text.startsWith(word, at)) {
                return false;
            }
            if (!room) {
                throw new MalformedException("record has too many lines that begin with '" + word.strip() + "'");
            }
            return true;
        }

        void finish() throws MalformedException {
            if (at != text.length()) {
                throw new MalformedException("record goes on after its time");
            }
        }
    }
}
