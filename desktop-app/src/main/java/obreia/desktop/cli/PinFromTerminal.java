package obreia.desktop.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import obreia.desktop.card.MissingCard;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.Tries;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;

/// Asks for a PIN on the console, after saying what is about to be signed; or takes it from the file that the command
/// line names. Each question takes the PIN once: a wrong one is never tried again.
final class PinFromTerminal implements PinPrompt {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    private final Terminal terminal;
    private final @Nullable Path file;
    private final Duration wait;
    private final boolean lastTry;
    private Optional<CommandFailure> failure = Optional.empty();
    private long waitingSince;

    /// @param wait    how long to wait for a card that is not there; zero not to
    /// @param lastTry whether the last try before the card blocks may be spent where nobody can be asked
    PinFromTerminal(Terminal terminal, @Nullable Path file, Duration wait, boolean lastTry) {
        this.terminal = terminal;
        this.file = file;
        this.wait = wait;
        this.lastTry = lastTry;
    }

    @Override
    public Optional<Pin> ask(PinQuestion question) {
        describe(question);
        try {
            if (question.triesLeft().isLast() && !reallyLast()) {
                return Optional.empty();
            }
            var typed = new Secrets(terminal).read(file, question.pinName(), "--pin-file");
            try {
                return Optional.of(ofItsLength(question, typed));
            } finally {
                Arrays.fill(typed, '\0');
            }
        } catch (MalformedException e) {
            failure = Optional.of(new CommandFailure(ExitCode.CARD, "wrong_pin", e.getMessage() + "; no try was used"));
            return Optional.empty();
        } catch (CommandFailure e) {
            failure = Optional.of(e);
            return Optional.empty();
        }
    }

    /// Here the person cancels with Ctrl-C, which ends the program and with it what asks for the PIN.
    @Override
    public boolean announce(PinQuestion question, Runnable cancel) {
        describe(question);
        try {
            if (question.triesLeft().isLast() && !reallyLast()) {
                return false;
            }
        } catch (CommandFailure e) {
            failure = Optional.of(e);
            return false;
        }
        terminal.err()
                .println(
                        switch (question.way()) {
                            case TYPED_HERE -> "Type the PIN here.";
                            case ON_THE_READER -> "Type the PIN on the card reader; Ctrl-C cancels.";
                            case IN_ANOTHER_WINDOW -> "Follow the window of your card's software; Ctrl-C cancels.";
                        });
        return true;
    }

    /// Says what to do and waits a moment; Ctrl-C gives up, and nothing is lost.
    @Override
    public boolean waitForCard(MissingCard missing) {
        if (wait.isZero()) {
            return false;
        }
        if (missing.looks() == 0) {
            waitingSince = System.nanoTime();
            var todo = missing.holder()
                    .map(holder -> "Put the card of " + holder + " back in")
                    .orElse("Put the card in");
            terminal.err()
                    .println("obreia: " + missing.why() + ". " + missing.state().nextStep());
            terminal.err().println(todo + "; waiting up to " + wait.toSeconds() + " seconds, Ctrl-C gives up …");
        }
        if (System.nanoTime() - waitingSince >= wait.toNanos()) {
            return false;
        }
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Why no PIN could be had, where it was not the person's wish.
    Optional<CommandFailure> failure() {
        return failure;
    }

    private void describe(PinQuestion question) {
        if (file != null) {
            return;
        }
        var request = question.request();
        var people = request.people().isEmpty() ? "" : ", for " + String.join(", ", request.people());
        terminal.err().println("About to sign: " + request.purpose().sentence() + people);
        terminal.err().println("Card: " + question.holder());
        if (request.signatures() > 1) {
            terminal.err().println("This takes the PIN " + request.signatures() + " times.");
        }
        switch (question.triesLeft()) {
            case Tries.Unknown() -> {} // said only where the card tells
            case Tries.Few() -> terminal.err().println("Few tries are left: a wrong PIN was typed before.");
            case Tries.Exactly(var left) -> terminal.err().println("Tries left: " + left);
        }
    }

    /// What cannot be the PIN for its length never reaches the card.
    private static Pin ofItsLength(PinQuestion question, char[] typed) throws MalformedException {
        if (typed.length < question.minLength() || typed.length > question.maxLength()) {
            throw new MalformedException(question.pinName() + " has " + question.minLength() + " to "
                    + question.maxLength() + " characters, " + typed.length + " were given");
        }
        return Pin.take(typed);
    }

    private boolean reallyLast() throws CommandFailure {
        if (lastTry) {
            return true;
        }
        var console = terminal.console();
        if (console == null || file != null) {
            throw new CommandFailure(
                    ExitCode.CARD,
                    "last_try",
                    "one try is left before the card blocks, and nothing was tried; be sure of the PIN, then say"
                            + " --last-try");
        }
        var answer = console.readLine("This is the last try before the card blocks. Go on? [yes/no] ");
        return answer != null && answer.strip().equals("yes");
    }
}
