package obreia.desktop.cli;

/// How a command ended, for scripts. A number never changes its meaning.
public enum ExitCode {
    DONE(0),
    /// The command line itself is wrong, or what it names is not there.
    WRONG_USE(2),
    /// Something could be read but is not true: a signature, a certificate, an answer.
    NOT_VERIFIED(3),
    /// The repository said no.
    REFUSED(4),
    /// Of `verify`, which asks no repository: what was given is not enough to say.
    NOT_CHECKED(4),
    /// The repository cannot be reached.
    UNREACHABLE(5),
    /// The card or its PIN.
    CARD(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
