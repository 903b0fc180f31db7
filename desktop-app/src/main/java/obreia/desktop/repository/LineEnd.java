package obreia.desktop.repository;

/// Why a line to the repository is no longer there.
public sealed interface LineEnd {
    /// This side closed it.
    record Closed() implements LineEnd {}

    /// It broke or was closed by the other side: a new one may be opened later.
    record Lost(String why) implements LineEnd {}

    /// The repository said what cannot be read or cannot be true, so nothing more of it is heard on this line. Not an
    /// accident of the network.
    record Untrue(String why) implements LineEnd {}
}
