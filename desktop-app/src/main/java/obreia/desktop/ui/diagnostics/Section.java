package obreia.desktop.ui.diagnostics;

import java.util.List;

/// One part of the page, and of the text that is copied.
///
/// @param id of its card on the page
record Section(String id, String title, List<Entry> entries) {
    Section {
        entries = List.copyOf(entries);
    }
}
