package obreia.desktop.ui.diagnostics;

/// What a person may do here.
public interface DiagnosticsActions {
    /// Looks at everything anew.
    void check();

    /// Waits no longer for what is being looked at.
    void cancel();

    void copy(String text);
}
