package obreia.protocol.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Reads a content token by token, so that it ends at the first part too many or too deep.
final class ContentReader {
    private static final Pattern MIXED = Pattern.compile("multipart/mixed; boundary=\"=_[0-9a-f]{32}\"; hp=\"cipher\"");
    private static final MimeConfig STRICT = MimeConfig.custom()
            .setStrictParsing(true)
            .setMaxLineLen(ContentLines.MAX_LINE + 2)
            .setMaxHeaderCount(32)
            .setMaxHeaderLen(MessageContent.MAX_SIZE)
            .build();

    private final MimeTokenStream tokens = new MimeTokenStream(STRICT);
    private final List<Attachment> attachments = new ArrayList<>();

    private ContentReader() {}

    static MessageContent read(Bytes bytes) throws MalformedException {
        ContentLines.check(bytes);
        try {
            return new ContentReader().message(bytes);
        } catch (MimeException | IOException | RuntimeException e) {
            throw new MalformedException("message is not MIME: " + e.getMessage(), e);
        }
    }

    private MessageContent message(Bytes bytes) throws MalformedException, MimeException, IOException {
        tokens.parse(bytes.stream());
        expect(EntityState.T_START_MESSAGE);
        var header = new HeaderReader();
        tokens.next();
        expect(EntityState.T_START_HEADER);
        while (tokens.next() == EntityState.T_FIELD) {
            var field = FieldLine.of(tokens.getField());
            header.take(field.name(), field.value());
        }
        expect(EntityState.T_END_HEADER);
        if (!MIXED.matcher(header.value("Content-Type")).matches()) {
            throw new MalformedException("message is not multipart/mixed with a boundary of its own and hp=\"cipher\"");
        }
        var headers = header.headers();
        tokens.next();
        expect(EntityState.T_START_MULTIPART);
        String text = null;
        while (tokens.next() == EntityState.T_START_BODYPART) {
            var part = PartReader.header(tokens);
            if (text == null) {
                text = part.text(body());
            } else if (attachments.size() + 1 == MessageContent.MAX_PARTS) {
                throw new MalformedException("message has more than " + MessageContent.MAX_PARTS + " parts");
            } else {
                attachments.add(part.attachment(body()));
            }
            tokens.next();
            expect(EntityState.T_END_BODYPART);
        }
        // A preamble or an epilogue is neither part nor header: nobody would see it.
        expect(EntityState.T_END_MULTIPART);
        tokens.next();
        expect(EntityState.T_END_MESSAGE);
        tokens.next();
        expect(EntityState.T_END_OF_STREAM);
        if (text == null) {
            throw new MalformedException("message has no text");
        }
        return new MessageContent(headers, text, attachments);
    }

    private Bytes body() throws IOException, MimeException, MalformedException {
        tokens.next();
        expect(EntityState.T_BODY);
        try (var in = tokens.getInputStream()) {
            return Bytes.of(in.readAllBytes());
        }
    }

    private void expect(EntityState state) throws MalformedException {
        var found = tokens.getState();
        if (found != state) {
            throw new MalformedException("message has " + words(found) + " where it cannot be");
        }
    }

    private static String words(EntityState state) {
        return switch (state) {
            case T_PREAMBLE -> "something before its first part";
            case T_EPILOGUE -> "something after its last part";
            case T_START_MULTIPART -> "parts within a part";
            case T_START_MESSAGE -> "a message within a part";
            case T_END_MESSAGE, T_END_OF_STREAM -> "its end";
            default -> state.name();
        };
    }
}
