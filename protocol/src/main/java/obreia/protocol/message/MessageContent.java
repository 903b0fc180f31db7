package obreia.protocol.message;

import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// What a message says: its protected headers, its text and its attachments.
///
/// Every line of the text ends in `\n`, the last too. What [#encode] writes is signed and kept as it is: a message that
/// was decoded is
/// never encoded again, for another program may have written it. RFC 2045; RFC 9788.
public record MessageContent(MessageHeaders headers, String text, List<Attachment> attachments) {
    /// Bytes of a content.
    public static final int MAX_SIZE = 1 << 20;
    /// Parts of a content, the text among them.
    public static final int MAX_PARTS = 100;

    public MessageContent {
        attachments = List.copyOf(attachments);
        if (attachments.size() >= MAX_PARTS) {
            throw new IllegalStateException(
                    "message has " + attachments.size() + " attachments, at most " + (MAX_PARTS - 1));
        }
        try {
            if (!text(text).equals(text)) {
                throw new IllegalStateException("every line of a text ends in one line feed");
            }
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Gives back a text that can be sent, every line ended by `\n`; refuses control characters other than tab and
    /// line end, and halves of a character.
    public static String text(String typed) throws MalformedException {
        var text = typed.replace("\r\n", "\n").replace('\r', '\n');
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            var type = Character.getType(point);
            if ((type == Character.CONTROL && point != '\n' && point != '\t') || type == Character.SURROGATE) {
                throw new MalformedException("text holds the character U+%04X, which is not shown".formatted(point));
            }
            i += Character.charCount(point);
        }
        // In quoted-printable a space before the very end would be lost.
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /// The bytes to be signed; refuses a content of more than [#MAX_SIZE] bytes.
    public Bytes encode() throws MalformedException {
        var bytes = ContentWriter.write(this);
        if (bytes.length() > MAX_SIZE) {
            throw new MalformedException("message has " + bytes.length() + " bytes, at most " + MAX_SIZE
                    + " are accepted, attachments and their Base64 among them");
        }
        return bytes;
    }

    /// Reads a content strictly; what it says is claimed.
    public static MessageContent decode(Bytes bytes) throws MalformedException {
        return ContentReader.read(bytes);
    }
}
