package obreia.protocol.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;

/// Reads the protected headers: each field once, in its one spelling, and none that is not known.
final class HeaderReader {
    private static final Set<String> REQUIRED = Set.of(
            "MIME-Version",
            "Content-Type",
            "Date",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "Obreia-Version",
            "Obreia-Origin",
            "Obreia-Mailbox",
            "Obreia-Device",
            "Obreia-Recipients",
            "Obreia-Sequence",
            "Obreia-Previous",
            "Obreia-Seen");
    private static final Set<String> OPTIONAL = Set.of("In-Reply-To", "Obreia-Checkpoint");
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/]+)={0,2}\\?=");

    private final Map<String, String> fields = new LinkedHashMap<>();

    /// Takes a field whose folds are gone.
    void take(String name, String value) throws MalformedException {
        if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
            throw new MalformedException("message has the header '" + name + "', which version 1 does not know");
        }
        if (fields.putIfAbsent(name, value) != null) {
            throw new MalformedException("message has the header " + name + " twice");
        }
    }

    /// The value of a required field.
    String value(String name) throws MalformedException {
        var value = fields.get(name);
        if (value == null) {
            throw new MalformedException("message has no header " + name);
        }
        return value;
    }

    /// The headers, when every field was taken.
    MessageHeaders headers() throws MalformedException {
        for (var name : REQUIRED) {
            value(name);
        }
        if (!value("Obreia-Version").equals("1")) {
            throw new MalformedException("message has a version other than 1");
        }
        var sender = MailboxId.parse(value("Obreia-Mailbox"));
        var id = MessageId.parse(value("Message-ID"));
        expect("From", HeaderWriter.address(sender));
        if (!id.mailbox().equals(sender)) {
            throw new MalformedException("Message-ID names the mailbox " + id.mailbox() + ", not its sender's");
        }
        var reply = fields.get("In-Reply-To");
        var recipients = new ArrayList<Addressee>();
        for (var entry :
                Words.entries("Obreia-Recipients", value("Obreia-Recipients"), MessageHeaders.MAX_RECIPIENTS)) {
            recipients.add(Addressee.parse(entry));
        }
        expect(
                "To",
                String.join(
                        ", ",
                        recipients.stream()
                                .map(recipient -> HeaderWriter.address(recipient.mailbox()))
                                .toList()));
        var sequence = Sequence.parse(value("Obreia-Sequence"));
        var before = value("Obreia-Previous");
        var previous = before.equals("-") ? Optional.<Previous>empty() : Optional.of(Previous.parse(before));
        var seen = seen(value("Obreia-Seen"));
        var checkpoints = fields.get("Obreia-Checkpoint");
        MessageHeaders.check(sender, recipients, sequence, previous, seen);
        return new MessageHeaders(
                id,
                reply == null ? Optional.empty() : Optional.of(MessageId.parse(reply)),
                date(value("Date")),
                subject(value("Subject")),
                Origin.parse(value("Obreia-Origin")),
                DeviceId.parse(value("Obreia-Device")),
                recipients,
                sequence,
                previous,
                seen,
                checkpoints == null ? Optional.empty() : Optional.of(ClaimedCheckpoints.parse(checkpoints)));
    }

    private void expect(String name, String value) throws MalformedException {
        if (!value(name).equals(value)) {
            throw new MalformedException(
                    name + " does not say what the Obreia- headers say, or not in its one spelling");
        }
    }

    private static List<Seen> seen(String value) throws MalformedException {
        var seen = new ArrayList<Seen>();
        if (!value.equals("-")) {
            for (var entry : Words.entries("Obreia-Seen", value, MessageHeaders.MAX_SEEN)) {
                seen.add(Seen.parse(entry));
            }
        }
        return seen;
    }

    private static Instant date(String value) throws MalformedException {
        try {
            var time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            if (HeaderWriter.date(time).equals(value)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new MalformedException("Date is not like 'Mon, 23 Nov 2026 10:02:05 +0000'", e);
        }
        throw new MalformedException("Date is not like 'Mon, 23 Nov 2026 10:02:05 +0000'");
    }

    private static String subject(String value) throws MalformedException {
        var subject = value;
        if (value.contains("=?")) {
            var parts = new ArrayList<Bytes>();
            for (var word : Words.of("Subject", value)) {
                var match = WORD.matcher(word);
                if (!match.matches()) {
                    throw new MalformedException("Subject holds an encoded word that is not =?UTF-8?B?…?=");
                }
                parts.add(Bytes.fromBase64(match.group(1)));
            }
            subject = Bytes.concat(parts.toArray(Bytes[]::new)).text();
        }
        MessageHeaders.subject(subject);
        // A second spelling of the same subject would read otherwise in another program.
        if (!HeaderWriter.subject(subject).replace("\r\n", "").equals(value)) {
            throw new MalformedException("Subject is not in its one spelling");
        }
        return subject;
    }
}
