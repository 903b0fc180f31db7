package obreia.desktop.ui.common;

import obreia.protocol.codec.Digest;

/// A list out of which a message can be taken before it is really deleted.
public interface Hiding {
    /// Takes a message out of the list, until it is shown again.
    void hide(Digest message);

    void show(Digest message);

    /// Reads the list anew, unless nothing changed.
    void refresh();
}
