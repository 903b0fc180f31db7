package obreia.desktop.ui.inbox;

import obreia.desktop.ui.common.MessageActions;
import obreia.protocol.codec.Digest;

/// What a person may do with the message that is shown.
public interface ReaderActions extends MessageActions {
    /// Checks it, asks for the PIN, and opens it.
    void signAndOpen(ReaderState.Sealed message);

    void openWithoutReceipt(ReaderState.Sealed message);

    /// Begins an answer, with the text of the message under it where `quoted`.
    void reply(ReaderState.Opened message, boolean quoted);

    /// Shows how far a message that was sent from here has come.
    void showRoad(Digest message);

    /// Begins a message to somebody.
    void write();
}
