package obreia.desktop.ui.diagnostics;

/// How far a look at readers, drivers and cards has come.
public sealed interface Search {
    /// Nobody has asked for one.
    record Unasked() implements Search {}

    /// At work.
    ///
    /// @param driver the software that is being asked; empty before the first
    record Looking(String driver) implements Search {}

    /// Done.
    record Found(Findings findings) implements Search {}

    /// The person did not want to wait.
    record Cancelled() implements Search {}

    /// It could not be done.
    ///
    /// @param why for whoever helps
    record Failed(String why) implements Search {}
}
