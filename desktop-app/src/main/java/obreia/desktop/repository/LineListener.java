package obreia.desktop.repository;

import obreia.protocol.wire.Response;

/// Hears what a repository says by itself. Called on one thread of its own, in order, and may make requests.
public interface LineListener {
    /// Something arrived; what it is must be asked for. Where notices come faster than they are taken, older ones are
    /// left out: each says only "look again".
    void notice(Response.Notice notice);

    /// The line is gone. The last call.
    void ended(LineEnd end);

    /// Hears nothing.
    static LineListener none() {
        return new LineListener() {
            @Override
            public void notice(Response.Notice notice) {}

            @Override
            public void ended(LineEnd end) {}
        };
    }
}
