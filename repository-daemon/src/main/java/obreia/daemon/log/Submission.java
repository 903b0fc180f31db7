package obreia.daemon.log;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A command on its way: what it will answer is kept back until its batch is durable.
final class Submission<T> {
    private final Command<T> command;
    private final CompletableFuture<Committed<T>> answer = new CompletableFuture<>();
    private Consumer<Proofs> release = _ -> {};

    Submission(Command<T> command) {
        this.command = command;
    }

    CompletableFuture<Committed<T>> answer() {
        return answer;
    }

    /// Runs the command over the changes of the batch, and adds its own to them if it succeeds.
    void run(PendingChanges batch, Instant time) {
        try {
            var own = new PendingChanges(batch);
            var result = command.run(new Transaction(own, time));
            batch.addAll(own);
            release = proofs -> answer.complete(new Committed<>(result, proofs));
        } catch (IOException | RuntimeException e) {
            release = _ -> answer.completeExceptionally(e);
        }
    }

    /// Gives the answer that the command gave.
    void complete(Proofs proofs) {
        release.accept(proofs);
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }
}
