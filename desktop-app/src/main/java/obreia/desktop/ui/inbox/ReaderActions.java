package obreia.desktop.ui.inbox;

import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;

/// What a person may do with the message that is shown.
public interface ReaderActions {
    /// Checks it, asks for the PIN, and opens it.
    void signAndOpen(ReaderState.Sealed message);

    void openWithoutReceipt(ReaderState.Sealed message);

    /// Begins an answer, with the text of the message under it where `quoted`.
    void reply(ReaderState.Opened message, boolean quoted);

    void forward(ReaderState.Opened message);

    void export(Digest message);

    void print(ReaderState.Opened message);

    /// Saves a file of a message where the person wants it; it is never opened.
    void save(Attachment file);

    void copy(String text);

    /// Takes the message out of the list, with a way back for a while.
    void delete(Digest message);

    /// Shows how far a message that was sent from here has come.
    void showRoad(Digest message);

    /// Begins a message to somebody.
    void write();
}
