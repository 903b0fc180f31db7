package obreia.desktop.ui.drafts;

/// What a person may do with a draft.
public interface DraftActions {
    /// Opens it to be written on.
    void open(long draft);

    /// Takes it away, with a way back for a while.
    void discard(long draft);

    /// Begins a new one.
    void write();
}
