package obreia.protocol.identity;

import java.util.regex.Pattern;
import obreia.protocol.MalformedException;

/// A repository's name in everything that is signed: a host in lower case, perhaps a port, perhaps a path, like
/// `mail.example.org/lawyers`. ASCII, at most 255 characters; no space and no `+`, which signed notes cannot hold.
public record Origin(String name) {
    public static final int MAX_LENGTH = 255;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String SEGMENT = "[a-z0-9_~-][a-z0-9._~-]*";
    private static final Pattern GRAMMAR =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")*(?::[1-9][0-9]{0,4})?(?:/" + SEGMENT + ")*");

    public Origin {
        if (!fits(name)) {
            throw new IllegalStateException("not an origin: " + name);
        }
    }

    public static Origin parse(String text) throws MalformedException {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new MalformedException(
                    "origin has " + text.length() + " characters, 1 to " + MAX_LENGTH + " are accepted");
        }
        if (!fits(text)) {
            throw new MalformedException(
                    "origin is not a lower-case host, perhaps with port and path, like mail.example.org/lawyers");
        }
        return new Origin(text);
    }

    private static boolean fits(String text) {
        return text.length() <= MAX_LENGTH && GRAMMAR.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
