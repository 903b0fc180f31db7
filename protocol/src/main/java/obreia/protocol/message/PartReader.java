package obreia.protocol.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/// Reads one part of a content: its header, then its body as text or as an attachment.
final class PartReader {
    private static final int ENCODED_LINE = 76;
    private static final Pattern QUOTED_PRINTABLE =
            Pattern.compile("(?:(?:[\t -<>-~]|=[0-9A-F]{2})*(?:[!-<>-~]|=[0-9A-F]{2}|=))?");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private PartReader() {}

    /// Reads a part's header off the stream, which must stand before it.
    static PartReader header(MimeTokenStream tokens) throws IOException, MimeException, MalformedException {
        var part = new PartReader();
        if (tokens.next() != EntityState.T_START_HEADER) {
            throw new MalformedException("message has a part without a header");
        }
        while (tokens.next() == EntityState.T_FIELD) {
            var field = FieldLine.of(tokens.getField());
            if (part.fields.putIfAbsent(field.name(), field.value()) != null) {
                throw new MalformedException("a part has the header " + field.name() + " twice");
            }
        }
        return part;
    }

    String text(Bytes body) throws MalformedException {
        if (!fields.equals(
                Map.of("Content-Type", ContentWriter.TEXT_TYPE, "Content-Transfer-Encoding", "quoted-printable"))) {
            throw new MalformedException(
                    "first part is not " + ContentWriter.TEXT_TYPE + " in quoted-printable and nothing else");
        }
        var decoded = quotedPrintable(body).text();
        var text = decoded.replace("\r\n", "\n");
        if (text.indexOf('\r') >= 0 || !text.replace("\n", "\r\n").equals(decoded)) {
            throw new MalformedException("text has a carriage return or line feed that stands alone");
        }
        return MessageContent.text(text);
    }

    Attachment attachment(Bytes body) throws MalformedException {
        var type = value("Content-Type");
        var disposition = value("Content-Disposition");
        if (fields.size() != 3 || !value("Content-Transfer-Encoding").equals("base64")) {
            throw new MalformedException("an attachment has a header too many, or is not in Base64");
        }
        return Attachment.of(FileNames.parse(disposition), type, base64(body));
    }

    private String value(String name) throws MalformedException {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw new MalformedException("an attachment has no header " + name);
        }
        return value;
    }

    /// RFC 2045, section 6.7. The library lets pass what is no escape, so each line is matched before.
    private static Bytes quotedPrintable(Bytes body) throws MalformedException {
        for (var line : body.text().split("\r\n", -1)) {
            if (line.length() > ENCODED_LINE || !QUOTED_PRINTABLE.matcher(line).matches()) {
                throw new MalformedException("text has a line that is not quoted-printable");
            }
        }
        var out = new ByteArrayOutputStream(body.length());
        try (var in = new QuotedPrintableInputStream(body.stream(), DecodeMonitor.STRICT)) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            throw new MalformedException("text is not quoted-printable", e);
        }
        return Bytes.of(out.toByteArray());
    }

    /// RFC 2045, section 6.8, in the one spelling: every line but the last has 76 characters.
    private static Bytes base64(Bytes body) throws MalformedException {
        var lines = body.text();
        if (lines.endsWith("\r\n")) {
            lines = lines.substring(0, lines.length() - 2);
        }
        var joined = new StringBuilder(lines.length());
        for (var i = 0; i < lines.length(); i += ENCODED_LINE + 2) {
            var end = Math.min(i + ENCODED_LINE, lines.length());
            joined.append(lines, i, end);
            if (end < lines.length() && !lines.startsWith("\r\n", end)) {
                throw new MalformedException("an attachment's Base64 has a line that is not of 76 characters");
            }
        }
        var padding = joined.length()
                - (joined.toString().endsWith("==") ? 2 : joined.toString().endsWith("=") ? 1 : 0);
        if (joined.length() % 4 != 0) {
            throw new MalformedException("an attachment's Base64 is cut off");
        }
        return Bytes.fromBase64(joined.substring(0, padding));
    }
}
