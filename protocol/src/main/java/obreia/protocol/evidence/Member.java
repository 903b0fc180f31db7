package obreia.protocol.evidence;

import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// One member of an evidence file: a name in lower case with at most two folders, and its bytes.
record Member(String name, Bytes content) {
    static final int MAX_NAME = 120;

    private static final String ELEMENT = "[A-Za-z0-9][A-Za-z0-9.-]*+";
    private static final Pattern NAME = Pattern.compile(ELEMENT + "(/" + ELEMENT + "){0,2}");

    Member {
        if (!isName(name)) {
            throw new IllegalStateException("no member of an evidence file is called " + name);
        }
    }

    /// Whether it can stand in a folder without leading out of it: no `..`, no backslash, no drive, no first slash.
    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches() && !name.contains("..") && !name.endsWith(".");
    }

    static String name(String name) throws MalformedException {
        if (!isName(name)) {
            throw new MalformedException("a member has a name that is none of an evidence file");
        }
        return name;
    }
}
