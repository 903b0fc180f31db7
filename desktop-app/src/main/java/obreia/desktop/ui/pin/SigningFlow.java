package obreia.desktop.ui.pin;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Window;
import obreia.desktop.card.PinKeeper;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.ui.common.Surface;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;

/// Does something that needs the card: opens the dialog, and does it again for as long as the PIN was wrong and the
/// person wants another try. Used on the FX thread.
public final class SigningFlow {
    private final Mailroom mailroom;
    private final Surface surface;
    private final Window owner;
    private final Consumer<Boolean> dimmed;
    private final Runnable diagnostics;
    private final PinKeeper pins;

    /// What needs the card.
    ///
    /// @param <T> what comes of it, signed or not
    @FunctionalInterface
    public interface Action<T> {
        T with(Account account, PinPrompt prompt) throws IOException, MalformedException, VerificationException;
    }

    /// A flow for one window.
    ///
    /// @param dimmed      told when the window behind the dialog is to be dimmed, and when no more
    /// @param diagnostics shows what is known of readers, drivers and cards
    /// @param pins        answers for the person who chose so, as long as they chose
    public SigningFlow(
            Mailroom mailroom,
            Surface surface,
            Window owner,
            Consumer<Boolean> dimmed,
            Runnable diagnostics,
            PinKeeper pins) {
        this.mailroom = mailroom;
        this.surface = surface;
        this.owner = owner;
        this.dimmed = dimmed;
        this.diagnostics = diagnostics;
        this.pins = pins;
    }

    /// Does `work`, with the dialog open until it is signed, given up, or cannot be.
    ///
    /// @param unsigned what the card did instead of signing, of an outcome that says so
    /// @param done     hears an outcome that was not a matter of the card
    /// @param dropped  called when the person cancelled, or the card cannot: nothing was done
    /// @param failed   hears what went wrong besides
    public <T> void run(
            String title,
            String action,
            Action<T> work,
            Function<T, Optional<SigningOutcome>> unsigned,
            Consumer<T> done,
            Runnable dropped,
            Consumer<Throwable> failed) {
        dimmed.accept(true);
        var dialog = new PinDialog(owner, surface, title, action, () -> dimmed.accept(false), diagnostics);
        dialog.open();
        attempt(dialog, work, unsigned, done, dropped, failed);
    }

    private <T> void attempt(
            PinDialog dialog,
            Action<T> work,
            Function<T, Optional<SigningOutcome>> unsigned,
            Consumer<T> done,
            Runnable dropped,
            Consumer<Throwable> failed) {
        var person = pins.action(dialog);
        var _ = mailroom.ask(account -> work.with(account, person))
                .whenComplete((outcome, failure) -> Platform.runLater(() -> {
                    if (failure != null) {
                        person.ended();
                        dialog.close();
                        failed.accept(failure);
                        return;
                    }
                    var why = unsigned.apply(outcome);
                    why.ifPresentOrElse(person::notSigned, person::signed);
                    if (why.isEmpty()) {
                        dialog.close();
                        done.accept(outcome);
                    } else if (!dialog.ends(why.get())) {
                        attempt(dialog, work, unsigned, done, dropped, failed);
                    } else {
                        if (!dialog.isStopped()) {
                            dialog.close();
                        }
                        dropped.run();
                    }
                }));
    }
}
