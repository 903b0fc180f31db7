package obreia.desktop.repository;

import java.util.List;

/// Entries of one's own mailbox in the order of the log; leaves rise and times never fall.
///
/// @param more true when later entries are left for another request, after the last leaf of this page
public record EntryPage(List<LogEntry> entries, boolean more) {
    public EntryPage {
        entries = List.copyOf(entries);
    }
}
