package obreia.desktop.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import obreia.desktop.repository.LineEnd;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.repository.UnreachableException;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.Response;
import org.jspecify.annotations.Nullable;

/// The one thread that has the line to the repository and the card: takes in what arrives, hands in what waits,
/// connects again with growing pauses, and between these does what it is asked, in the order in which it was asked.
///
/// Whoever holds a mailroom leaves the [Account] to it. What it tells is told on its thread.
public final class Mailroom implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /// A notice may be lost with a line that died in silence.
    private static final Duration UNTOLD = Duration.ofMinutes(5);

    private final Account account;
    private final Consumer<MailroomEvent> told;
    private final LinkedBlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("mailroom").daemon().unstarted(this::work);
    private final AtomicBoolean toLook = new AtomicBoolean();
    private volatile boolean closed;

    /// Of the mailroom's thread alone.
    private @Nullable RepositoryClient subscribed;

    private Duration pause = FIRST_PAUSE;
    private long nextLook;

    /// What is done with the account on the mailroom's thread.
    @FunctionalInterface
    public interface Work<T> {
        T with(Account account) throws IOException, MalformedException, VerificationException;
    }

    public Mailroom(Account account, Consumer<MailroomEvent> told) {
        this.account = account;
        this.told = told;
    }

    /// Begins to follow the repository, and goes on until it is closed.
    public void start() {
        thread.start();
    }

    /// Does `work` after all that was asked before; the future fails with what `work` throws.
    public <T> CompletableFuture<T> ask(Work<T> work) {
        var answer = new CompletableFuture<T>();
        asked.add(() -> {
            try {
                answer.complete(work.with(account));
            } catch (IOException | MalformedException | VerificationException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// Looks for news now; asked many times before it comes to it, it looks once.
    public void look() {
        if (toLook.compareAndSet(false, true)) {
            asked.add(this::lookNow);
        }
    }

    private void work() {
        account.listen(new LineListener() {
            @Override
            public void notice(Response.Notice notice) {
                look();
            }

            @Override
            public void ended(LineEnd end) {
                if (!(end instanceof LineEnd.Closed)) {
                    look();
                }
            }
        });
        nextLook = System.nanoTime();
        while (!closed) {
            try {
                var next = asked.poll(nextLook - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    lookNow();
                } else {
                    next.run();
                }
            } catch (InterruptedException _) {
                return; // it is being closed
            }
        }
    }

    private void lookNow() {
        toLook.set(false);
        try {
            if (account.membership().isEmpty()) {
                nextLook = System.nanoTime() + UNTOLD.toNanos();
                return;
            }
            var line = account.metLine();
            if (!line.equals(subscribed)) {
                var _ = line.subscribe();
                subscribed = line;
            }
            var sent = new OutboxRunner(account).run(line);
            var news = new MailPull(account, line).pull();
            pause = FIRST_PAUSE;
            nextLook = System.nanoTime() + UNTOLD.toNanos();
            told.accept(new MailroomEvent.Looked(news, sent, new Alerts(account).now()));
        } catch (UnreachableException e) {
            offline(e);
        } catch (IOException | VerificationException e) {
            account.hangUp();
            subscribed = null;
            nextLook = System.nanoTime() + LONGEST_PAUSE.toNanos();
            told.accept(new MailroomEvent.Stopped(String.valueOf(e.getMessage()), alerts()));
        }
    }

    private void offline(UnreachableException why) {
        account.hangUp();
        subscribed = null;
        nextLook = System.nanoTime() + pause.toNanos();
        told.accept(new MailroomEvent.Offline(why, pause));
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private List<String> alerts() {
        try {
            return new Alerts(account).now();
        } catch (IOException _) {
            return List.of(); // the vault fails: that is what is being told
        }
    }

    /// Ends after what is being done now, and gives the account back, open.
    public Account release() {
        end();
        return account;
    }

    /// Ends after what is being done now; the account is closed with it.
    @Override
    public void close() throws IOException {
        end();
        account.close();
    }

    private void end() {
        closed = true;
        asked.add(() -> {});
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        account.listen(LineListener.none()); // or the account would keep all that listened here
    }
}
