package obreia.protocol.identity;

import java.util.regex.Pattern;
import obreia.protocol.MalformedException;

/// The name that an administrator, and each client for itself, gives to a group of trust anchors: `pt-citizen`,
/// `practice`. Lower-case letters, digits and inner hyphens, at most 32 characters.
public record SchemeName(String name) implements Comparable<SchemeName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

    /// The scheme of practice cards, which are marked as such wherever they are shown.
    public static final SchemeName PRACTICE = new SchemeName("practice");

    public SchemeName {
        if (!GRAMMAR.matcher(name).matches()) {
            throw new IllegalStateException("not the name of an identity scheme: " + name);
        }
    }

    public static SchemeName parse(String text) throws MalformedException {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new MalformedException(
                    "the name of an identity scheme is 1 to 32 lower-case letters, digits and inner hyphens");
        }
        return new SchemeName(text);
    }

    @Override
    public int compareTo(SchemeName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
