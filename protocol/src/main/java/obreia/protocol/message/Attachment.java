package obreia.protocol.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// A file inside a message: its name, which is one path element, its claimed media type, and its bytes.
public record Attachment(String name, String type, Bytes content) {
    /// Bytes of a file name in UTF-8.
    public static final int MAX_NAME = 255;
    /// Characters of a media type.
    public static final int MAX_TYPE = 127;

    private static final String TOKEN = "[a-z0-9][a-z0-9!#$&^_.+-]*";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

    public Attachment {
        try {
            checkName(name);
            checkType(type);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Takes a file as a person gives it; says which rule its name or type breaks. The type in lower case, without
    /// parameters. RFC 6838, section 4.2.
    public static Attachment of(String name, String type, Bytes content) throws MalformedException {
        checkName(name);
        checkType(type);
        return new Attachment(name, type, content);
    }

    private static void checkName(String name) throws MalformedException {
        Text.visible("file name", name, 1, MAX_NAME);
        var size = name.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_NAME) {
            throw new MalformedException("file name has " + size + " bytes, at most " + MAX_NAME + " are accepted");
        }
        // A colon begins a drive or a stream on Windows.
        for (var i = 0; i < name.length(); i++) {
            if ("/\\:".indexOf(name.charAt(i)) >= 0) {
                throw new MalformedException("file name holds '" + name.charAt(i) + "': it is not one path element");
            }
        }
        if (name.equals(".") || name.equals("..") || !name.strip().equals(name)) {
            throw new MalformedException("file name is a dot, two dots, or begins or ends with a space");
        }
    }

    private static void checkType(String type) throws MalformedException {
        if (type.length() > MAX_TYPE || !TYPE.matcher(type).matches()) {
            throw new MalformedException("an attachment's type is not a media type in lower case, without parameters");
        }
        if (type.startsWith("multipart/") || type.startsWith("message/")) {
            throw new MalformedException("an attachment of type " + type + " would hold parts of its own");
        }
    }
}
