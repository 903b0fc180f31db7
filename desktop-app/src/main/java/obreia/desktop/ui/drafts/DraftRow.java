package obreia.desktop.ui.drafts;

import java.time.Instant;
import java.util.List;

/// A draft as the list shows it.
///
/// @param readers their names; empty where nobody is named yet
public record DraftRow(long id, List<String> readers, String subject, String text, Instant changed) {}
