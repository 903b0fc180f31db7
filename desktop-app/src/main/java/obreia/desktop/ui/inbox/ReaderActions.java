package obreia.desktop.ui.inbox;

import obreia.protocol.codec.Digest;

/// What a person may do with the message that is shown.
public interface ReaderActions {
    /// Checks it, asks for the PIN, and opens it.
    void signAndOpen(ReaderState.Sealed message);

    void openWithoutReceipt(ReaderState.Sealed message);

    void reply(ReaderState.Opened message);

    void export(Digest message);
}
