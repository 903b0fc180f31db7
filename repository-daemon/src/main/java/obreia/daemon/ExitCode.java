package obreia.daemon;

/// What a command's exit code says to a script.
final class ExitCode {
    static final int DONE = 0;

    /// A fault of this program.
    static final int FAULT = 1;

    /// The command was not given as it should be.
    static final int WRONG_USE = 2;

    /// The home, its configuration, or a file that was named is not as it should be; nothing was changed.
    static final int NOT_ACCEPTED = 3;

    /// Another process serves this home.
    static final int IN_USE = 4;

    /// The port is taken or not allowed; or, for a load test, the repository cannot be reached.
    static final int NO_LINE = 5;

    /// The store is older than what the repository has signed: somebody put an earlier state in its place.
    static final int SET_BACK = 6;

    private ExitCode() {}
}
