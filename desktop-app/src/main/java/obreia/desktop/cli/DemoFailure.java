package obreia.desktop.cli;

/// The end of a demo at a step that failed.
public final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final DemoStep step;

    DemoFailure(DemoStep step, Throwable cause) {
        super("the step '" + step.title() + "' failed: " + cause.getMessage(), cause);
        this.step = step;
    }

    public DemoStep step() {
        return step;
    }
}
