package obreia.protocol.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The rule that a certificate path breaks, in a word for a person and a code for programs.
public enum PathFault {
    EXPIRED("expired"),
    NOT_YET_VALID("not yet valid"),
    WRONG_KEY_USAGE("wrong key usage"),
    BROKEN_CHAIN("broken chain"),
    NAME_CONSTRAINT("name constraint violated"),
    POLICY("policy not met"),
    SHA1("signed with SHA-1"),
    ALGORITHM("algorithm not accepted"),
    WEAK_KEY("weak key"),
    UNKNOWN_CRITICAL_EXTENSION("unknown critical extension"),
    NOT_AN_AUTHORITY("issued by no authority"),
    SELF_SIGNED("self-signed"),
    UNTRUSTED("leads to none of the trusted authorities"),
    REVOKED("revoked"),
    UNREADABLE("cannot be shown"),
    OVER_BOUNDS("over the bounds"),
    OTHER("not valid");

    private final String word;

    PathFault(String word) {
        this.word = word;
    }

    /// What a person reads, in English.
    public String word() {
        return word;
    }

    /// What programs and translations know it by; it never changes.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The fault of this code, if it is one's.
    public static Optional<PathFault> of(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }
}
