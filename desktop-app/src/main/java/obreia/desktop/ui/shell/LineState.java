package obreia.desktop.ui.shell;

import java.time.Instant;

/// How the repository stands, as the window says it.
public sealed interface LineState {
    record Connecting() implements LineState {}

    /// Reached, and what it showed held, at `checked`.
    record Connected(Instant checked) implements LineState {}

    record Offline(String why) implements LineState {}

    /// What it showed does not hold.
    record Stopped(String why) implements LineState {}
}
