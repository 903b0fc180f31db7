package obreia.protocol.log;

import java.util.Locale;
import obreia.protocol.MalformedException;

/// Which of a repository's two logs: the statements of its members in clear, or the salted commitments to what was
/// stored.
public enum LogKind {
    DIRECTORY,
    MESSAGES;

    /// The kind as it stands in names and paths: the name in lower case.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LogKind parse(String code) throws MalformedException {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new MalformedException("a log is of the kind directory or messages");
    }
}
