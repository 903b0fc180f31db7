package obreia.protocol.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;

/// Writes the protected headers as fields of one spelling each, folded with one entry a line.
final class HeaderWriter {
    static final String FOLD = "\r\n ";

    private HeaderWriter() {}

    /// Field names and their folded values, in the order in which they are written.
    static Map<String, String> fields(MessageHeaders headers) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Date", date(headers.date()));
        fields.put("From", address(headers.sender()));
        fields.put("To", lines(", ", headers.to(), HeaderWriter::address));
        fields.put("Subject", subject(headers.subject()));
        fields.put("Message-ID", headers.id().toString());
        headers.inReplyTo().ifPresent(id -> fields.put("In-Reply-To", id.toString()));
        fields.put("Obreia-Version", "1");
        fields.put("Obreia-Origin", headers.origin().toString());
        fields.put("Obreia-Mailbox", headers.sender().toString());
        fields.put("Obreia-Device", headers.device().toString());
        fields.put("Obreia-Recipients", lines("; ", headers.recipients(), Addressee::format));
        fields.put("Obreia-Sequence", headers.sequence().format());
        fields.put("Obreia-Previous", headers.previous().map(Previous::format).orElse("-"));
        fields.put("Obreia-Seen", headers.seen().isEmpty() ? "-" : lines("; ", headers.seen(), Seen::format));
        headers.checkpoints()
                .ifPresent(notes -> fields.put(
                        "Obreia-Checkpoint",
                        "directory " + notes.directory().base64() + ";" + FOLD + "messages "
                                + notes.messages().base64()));
        return fields;
    }

    /// A date in UTC, like `Mon, 23 Nov 2026 10:02:05 +0000`. RFC 5322, section 3.3.
    static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(time.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }

    /// An address without a name, for no name in a header is to be believed. RFC 2606, section 2 for the domain.
    static String address(MailboxId mailbox) {
        return "<" + mailbox + "@obreia.invalid>";
    }

    /// The subject as it is if it is plain ASCII, else as encoded words of whole characters. RFC 2047, section 2.
    static String subject(String text) {
        var plain = text.chars().allMatch(unit -> unit >= ' ' && unit <= '~')
                && !text.contains("=?")
                && text.strip().equals(text);
        if (plain) {
            return text;
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (var point : text.codePoints().toArray()) {
            var next = Character.toString(point);
            // 45 bytes are 60 characters of Base64, and a word has at most 75.
            if (size(word) + size(next) > 45) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(next);
        }
        words.add(word.toString());
        return lines(" ", words, HeaderWriter::word);
    }

    private static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String word(String text) {
        var base64 = Bytes.utf8(text).base64();
        return "=?UTF-8?B?" + base64 + "=".repeat((4 - base64.length() % 4) % 4) + "?=";
    }

    private static <T> String lines(String separator, List<T> entries, Function<T, String> format) {
        return entries.stream().map(format).collect(Collectors.joining(separator.strip() + FOLD));
    }
}
