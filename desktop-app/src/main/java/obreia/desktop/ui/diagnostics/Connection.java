package obreia.desktop.ui.diagnostics;

import java.time.Instant;

/// How the line to the repository stands.
public sealed interface Connection {
    /// Nobody has answered since the window was opened.
    record Waiting() implements Connection {}

    /// It answered, and what it showed held, at `checked`.
    record Up(Instant checked) implements Connection {}

    /// Not reached.
    record Down(String why) implements Connection {}

    /// What it showed does not hold.
    record Stopped(String why) implements Connection {}
}
