package obreia.desktop.card;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;

/// Keeps a PIN that a card took, for as long as the person chose: in memory only, and wiped when its time is over, when
/// a PIN was wrong, when the card goes, and on close.
///
/// A PIN is kept only after the card has signed with it, and is never used where a mistake could block the card.
/// Used by several threads.
public final class PinKeeper implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final InstantSource clock;
    /// There only once a PIN is to be kept at all.
    private @Nullable ScheduledExecutorService watch;

    private Duration howLong = Duration.ZERO;
    private @Nullable Kept kept;

    private record Kept(String holder, String pinName, Pin pin, Instant since) {
        boolean isOf(PinQuestion question) {
            return holder.equals(question.holder()) && pinName.equals(question.pinName());
        }
    }

    /// Keeps nothing until it is told how long.
    public PinKeeper(InstantSource clock) {
        this.clock = clock;
    }

    /// How long a PIN is kept from now on; zero wipes the one that is.
    public synchronized void keepFor(Duration chosen) {
        howLong = chosen;
        wipeWhatIsOver();
        if (watch == null && chosen.isPositive()) {
            watch = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("kept-pin").factory());
            var pause = BETWEEN_LOOKS.toMillis();
            var _ = watch.scheduleWithFixedDelay(this::wipeWhatIsOver, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /// One action that needs the card: what the person types in it may be kept once the card has signed.
    public Action action(PinPrompt prompt) {
        return new Action(prompt);
    }

    /// Wipes what is kept.
    public synchronized void forget() {
        if (kept != null) {
            kept.pin().close();
            kept = null;
        }
    }

    /// Wipes what is kept if its time is over, or if the clock was set back.
    synchronized void wipeWhatIsOver() {
        if (kept != null) {
            var age = Duration.between(kept.since(), clock.instant());
            if (age.isNegative() || age.compareTo(howLong) >= 0) {
                forget();
            }
        }
    }

    synchronized boolean isKept() {
        wipeWhatIsOver();
        return kept != null;
    }

    private synchronized Optional<Pin> copyFor(PinQuestion question) {
        wipeWhatIsOver();
        return kept != null && kept.isOf(question) ? Optional.of(copy(kept.pin())) : Optional.empty();
    }

    private synchronized void keep(PinQuestion question, Pin pin) {
        forget();
        if (howLong.isZero()) {
            pin.close();
        } else {
            kept = new Kept(question.holder(), question.pinName(), pin, clock.instant());
        }
    }

    private static Pin copy(Pin pin) {
        try {
            return pin.lend(Pin::take);
        } catch (MalformedException e) {
            throw new IllegalStateException("a copy of a PIN is a PIN", e);
        }
    }

    /// A mistake here costs the card: one was made before, or one try is left.
    private static boolean isDangerous(Tries tries) {
        return switch (tries) {
            case Tries.Unknown() -> false;
            case Tries.Few() -> true;
            case Tries.Exactly(var left) -> left <= 1;
        };
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            var _ = watch.shutdownNow();
            watch = null;
        }
        forget();
    }

    /// The person in one action: answers with the PIN that is kept, and asks where none is.
    public final class Action implements PinPrompt {
        private final PinPrompt prompt;
        private @Nullable PinQuestion asked;
        private @Nullable Pin typed;

        private Action(PinPrompt prompt) {
            this.prompt = prompt;
        }

        @Override
        public synchronized Optional<Pin> ask(PinQuestion question) {
            drop();
            if (isDangerous(question.triesLeft())) {
                forget();
                return prompt.ask(question);
            }
            var known = copyFor(question);
            if (known.isPresent()) {
                return known;
            }
            var answer = prompt.ask(question);
            answer.ifPresent(pin -> {
                asked = question;
                typed = copy(pin);
            });
            return answer;
        }

        @Override
        public boolean announce(PinQuestion question, Runnable cancel) {
            return prompt.announce(question, cancel);
        }

        @Override
        public boolean waitForCard(MissingCard missing) {
            forget();
            return prompt.waitForCard(missing);
        }

        /// The card has signed: what was typed was right.
        public synchronized void signed() {
            if (asked != null && typed != null) {
                keep(asked, typed);
                typed = null;
            }
            drop();
        }

        /// The card did not sign, for whatever reason: nothing is kept, nor what was kept before, unless the person
        /// only closed the dialog.
        public synchronized void notSigned(SigningOutcome outcome) {
            drop();
            if (!(outcome instanceof SigningOutcome.Cancelled)) {
                forget();
            }
        }

        /// It failed for a reason that is not the card's.
        public synchronized void ended() {
            drop();
        }

        private void drop() {
            if (typed != null) {
                typed.close();
            }
            typed = null;
            asked = null;
        }
    }
}
