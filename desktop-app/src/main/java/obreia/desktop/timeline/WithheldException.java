package obreia.desktop.timeline;

import java.io.IOException;

/// A repository that answers and does not give what its own checkpoint promises. Inside this package it becomes a
/// [Violation]; it is never tried again as if it were the network.
public final class WithheldException extends IOException {
    private static final long serialVersionUID = 1L;

    public WithheldException(String message) {
        super(message);
    }
}
