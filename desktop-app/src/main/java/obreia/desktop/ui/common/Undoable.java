package obreia.desktop.ui.common;

/// Something that was done, or looks done and is not yet: while it is offered, a person can take it back.
///
/// @param sentence what was done
/// @param offered  whether it can be taken back
/// @param undo     takes it back
/// @param lapse    really does it, when the offer ends
public record Undoable(String sentence, boolean offered, Runnable undo, Runnable lapse) {
    /// What can be taken back.
    public Undoable(String sentence, Runnable undo, Runnable lapse) {
        this(sentence, true, undo, lapse);
    }

    /// What is done for good, and only said.
    public static Undoable done(String sentence) {
        return new Undoable(sentence, false, () -> {}, () -> {});
    }
}
