package obreia.protocol.message;

import obreia.protocol.MalformedException;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ContentUtil;

/// A header field as `Name: value`, its folds taken out. RFC 5322, section 2.2.
record FieldLine(String name, String value) {
    /// Reads the field's own bytes: the library trims and repairs what it hands out.
    static FieldLine of(Field field) throws MalformedException {
        var raw = field.getRaw();
        var line = raw == null ? "" : ContentUtil.decode(raw).replace("\r\n ", " ");
        var colon = line.indexOf(": ");
        if (colon < 1 || line.indexOf(' ') < colon || line.endsWith(" ") || line.indexOf('\r') >= 0) {
            throw new MalformedException("message has a header line that is not 'Name: value'");
        }
        return new FieldLine(line.substring(0, colon), line.substring(colon + 2));
    }
}
