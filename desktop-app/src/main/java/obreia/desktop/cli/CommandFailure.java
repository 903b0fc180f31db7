package obreia.desktop.cli;

/// The end of a command that could not do its work: an exit code, a stable word for scripts, and a sentence that says
/// what happened, what was kept and what to do.
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String code;

    CommandFailure(ExitCode exit, String code, String message) {
        super(message);
        this.exit = exit;
        this.code = code;
    }

    ExitCode exit() {
        return exit;
    }

    String code() {
        return code;
    }
}
