package obreia.protocol.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import obreia.protocol.codec.Bytes;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.field.ContentTransferEncodingFieldImpl;
import org.apache.james.mime4j.field.ContentTypeFieldImpl;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.BodyPart;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.HeaderImpl;
import org.apache.james.mime4j.message.MessageImpl;
import org.apache.james.mime4j.message.MultipartImpl;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ContentUtil;

/// Writes a content: `multipart/mixed`, the text first and quoted-printable, each attachment in Base64.
final class ContentWriter {
    static final String TEXT_TYPE = "text/plain; charset=utf-8";

    private ContentWriter() {}

    static Bytes write(MessageContent content) {
        try {
            var bodies = new BasicBodyFactory();
            var parts = new MultipartImpl("mixed");
            var text = content.text().replace("\n", "\r\n");
            parts.addBodyPart(
                    part(header(TEXT_TYPE, "quoted-printable"), bodies.textBody(text, StandardCharsets.UTF_8)));
            for (var attachment : content.attachments()) {
                var header = header(attachment.type(), "base64");
                header.addField(raw("Content-Disposition", FileNames.format(attachment.name())));
                parts.addBodyPart(
                        part(header, bodies.binaryBody(attachment.content().toArray())));
            }
            var message = new MessageImpl();
            var header = new HeaderImpl();
            header.addField(raw("MIME-Version", "1.0"));
            header.addField(type("multipart/mixed; boundary=\"" + boundary(content.headers()) + "\";"
                    + HeaderWriter.FOLD + "hp=\"cipher\""));
            HeaderWriter.fields(content.headers()).forEach((name, value) -> header.addField(raw(name, value)));
            message.setHeader(header);
            message.setBody(parts);
            var out = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(message, out);
            return Bytes.of(out.toByteArray());
        } catch (IOException | MimeException e) {
            throw new IllegalStateException("a content in memory can be written", e);
        }
    }

    /// A line that no part can hold: quoted-printable never writes `=_`, and Base64 has no underscore.
    private static String boundary(MessageHeaders headers) {
        return "=_" + headers.id().identifier().slice(0, 16).hex();
    }

    private static BodyPart part(Header header, Body body) {
        var part = new BodyPart();
        part.setHeader(header);
        part.setBody(body);
        return part;
    }

    private static Header header(String type, String encoding) throws MimeException {
        var header = new HeaderImpl();
        header.addField(type(type));
        header.addField(ContentTransferEncodingFieldImpl.PARSER.parse(
                raw("Content-Transfer-Encoding", encoding), DecodeMonitor.STRICT));
        return header;
    }

    private static Field type(String value) {
        return ContentTypeFieldImpl.PARSER.parse(raw("Content-Type", value), DecodeMonitor.STRICT);
    }

    /// A field with its own bytes, which the library writes as they are; without them it would fold once more.
    private static Field raw(String name, String value) {
        try {
            return RawFieldParser.DEFAULT.parseField(ContentUtil.encode(name + ": " + value));
        } catch (MimeException e) {
            throw new IllegalStateException(name + " cannot be written", e);
        }
    }
}
