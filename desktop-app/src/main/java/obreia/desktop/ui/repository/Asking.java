package obreia.desktop.ui.repository;

import java.time.Instant;

/// How far asking the repository for news has come.
public sealed interface Asking {
    /// Nobody has answered since the window was opened.
    record Now() implements Asking {}

    /// It answered, and what it showed held, at `checked`.
    record Held(Instant checked) implements Asking {}

    record Unreachable(String why) implements Asking {}

    /// What it showed does not hold.
    record Stopped(String why) implements Asking {}
}
