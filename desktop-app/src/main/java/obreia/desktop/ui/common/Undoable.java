package obreia.desktop.ui.common;

/// Something that looks done and is not yet: while it is offered, a person can take it back.
///
/// @param sentence what was done
/// @param undo     takes it back
/// @param lapse    really does it, when the offer ends
public record Undoable(String sentence, Runnable undo, Runnable lapse) {}
