package obreia.daemon.log;

import java.io.IOException;

/// What one request changes, and its answer. It runs on the committer's thread, alone: what it reads stays true until
/// its changes are taken. So it must be quick; signatures are verified before.
///
/// A refusal is an answer like any other. A command that throws has changed nothing.
@FunctionalInterface
public interface Command<T> {
    T run(Transaction transaction) throws IOException;
}
