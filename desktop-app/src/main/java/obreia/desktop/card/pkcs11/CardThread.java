package obreia.desktop.card.pkcs11;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The one platform thread that calls card drivers, which trust each caller to be alone.
///
/// It does not keep the program running, and ends when it is closed.
final class CardThread implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("card").daemon().factory());

    /// Runs `work` on the card thread and waits for it, however long a person takes over a PIN.
    ///
    /// `failure` is the only checked exception that `work` throws.
    <T, E extends Exception> T run(Class<E> failure, Callable<T> work) throws E {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (failure.isInstance(cause)) {
                throw failure.cast(cause);
            }
            throw cause instanceof RuntimeException mistake
                    ? mistake
                    : new IllegalStateException("the card thread failed", cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a card was at work", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
