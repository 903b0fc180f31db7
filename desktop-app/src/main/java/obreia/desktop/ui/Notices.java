package obreia.desktop.ui;

/// Where the system shows what a program has to say while nobody looks at it.
@FunctionalInterface
public interface Notices {
    /// A system that shows nothing for others.
    Notices NONE = (_, _) -> false;

    /// Shows a notice; false where the system cannot, so that the program has to. Waits: not on the FX thread.
    boolean show(String title, String text);
}
