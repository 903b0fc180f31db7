package obreia.desktop.ui.common;

import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;

/// What a person may do with any message whose text they see, received or sent.
public interface MessageActions {
    void forward(OpenMessage message);

    /// Writes the evidence of a message where the person wants it.
    void export(Digest message);

    void print(OpenMessage message);

    /// Saves a file of a message where the person wants it; it is never opened.
    void save(Attachment file);

    void copy(String text);

    /// Takes the message out of the list, with a way back for a while.
    void delete(Digest message);
}
