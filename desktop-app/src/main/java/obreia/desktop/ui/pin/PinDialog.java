package obreia.desktop.ui.pin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import obreia.desktop.card.CardState;
import obreia.desktop.card.MissingCard;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.ui.common.Surface;
import org.jspecify.annotations.Nullable;

/// One dialog for one action that needs the card: it stays open over wrong PINs, and over a card that comes and goes.
///
/// The card asks on its own thread, which waits; everything else is on the FX thread.
final class PinDialog implements PinPrompt, PinPane.Answers {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final double SETTLING = 250;
    private static final double SETTLED = 350;

    private final Stage stage = new Stage(
            Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                    ? StageStyle.TRANSPARENT
                    : StageStyle.UNDECORATED);
    private final PinPane pane;
    /// A window that grows while X still puts it on the screen can stay as it was, with nothing drawn where it grew, on
    /// a computer that is busy. Another height, and its own again, have it drawn whole.
    private final Timeline settling = new Timeline(
            new KeyFrame(javafx.util.Duration.millis(SETTLING), _ -> stage.setHeight(stage.getHeight() + 1)),
            new KeyFrame(javafx.util.Duration.millis(SETTLED), _ -> fit()));
    private final Runnable scrim;
    private final Runnable diagnostics;

    private @Nullable CompletableFuture<Optional<Pin>> waiting;
    /// Ends the asking for a PIN that is typed elsewhere.
    private Runnable callOff = () -> {};

    private String pinName;
    private boolean wrong;
    private boolean stopped;
    /// What is missing while the card is waited for.
    private Optional<CardState> awaited = Optional.empty();

    /// A dialog that is not shown yet.
    ///
    /// @param scrim       called when the dialog is gone
    /// @param diagnostics shows what is known of readers, drivers and cards
    PinDialog(Window owner, Surface surface, String title, String action, Runnable scrim, Runnable diagnostics) {
        this.scrim = scrim;
        this.diagnostics = diagnostics;
        this.pinName = surface.words().of("pin.name");
        this.pane = new PinPane(surface.words(), title, action, this);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        var scene = new Scene(pane);
        if (stage.getStyle() == StageStyle.TRANSPARENT) {
            scene.setFill(Color.TRANSPARENT);
        } else {
            pane.getStyleClass()
                    .add("square"); // outside of round corners such a window would show what was there before
        }
        surface.look().dress(scene);
        stage.setScene(scene);
        stage.setOnHidden(_ -> gone());
    }

    void open() {
        show(new PinState.Looking());
        stage.show();
    }

    void close() {
        stage.hide();
    }

    /// However it went: nobody waits for an answer any longer, nor for keys of the reader.
    private void gone() {
        stopped = true;
        settling.stop();
        answer(Optional.empty());
        callOff.run();
        scrim.run();
    }

    /// What the dialog says after the card did not sign; false when the person may try again.
    boolean ends(SigningOutcome outcome) {
        return switch (outcome) {
            case SigningOutcome.Signed _, SigningOutcome.Cancelled() -> true;
            case SigningOutcome.WrongPin _ -> {
                wrong = true;
                yield stopped;
            }
            case SigningOutcome.Blocked(var next) -> stopped(new PinState.Blocked(pinName, next));
            case SigningOutcome.NotActivated(var next) -> stopped(new PinState.NotActivated(next));
            case SigningOutcome.CardMissing(var state, var why) ->
                stopped(new PinState.Failed(Optional.of(state), why)); // it is waited for no more
            case SigningOutcome.Unsupported(var why) -> stopped(new PinState.Unsupported(why));
            case SigningOutcome.Failed(var why, var state) -> stopped(new PinState.Failed(state, why));
        };
    }

    /// It stays open until the person has read it.
    private boolean stopped(PinState state) {
        awaited = Optional.empty();
        stopped = true;
        show(state);
        return true;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public Optional<Pin> ask(PinQuestion question) {
        var answer = new CompletableFuture<Optional<Pin>>();
        Platform.runLater(() -> {
            if (stopped) {
                answer.complete(Optional.empty());
                return;
            }
            waiting = answer;
            awaited = Optional.empty();
            pinName = question.pinName();
            show(question.triesLeft().isLast() ? new PinState.LastTry(question) : new PinState.Ready(question, wrong));
        });
        return answer.join();
    }

    @Override
    public boolean announce(PinQuestion question, Runnable cancel) {
        var goesOn = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            if (!stopped) {
                awaited = Optional.empty();
                callOff = cancel;
                show(
                        question.way() == PinWay.ON_THE_READER
                                ? new PinState.Keypad(question, cancel, wrong)
                                : new PinState.OtherWindow(question, cancel, wrong));
            }
            goesOn.complete(!stopped);
        });
        return goesOn.join();
    }

    @Override
    public boolean waitForCard(MissingCard missing) {
        var given = new CompletableFuture<Optional<Pin>>();
        Platform.runLater(() -> {
            if (stopped) {
                given.complete(Optional.empty());
                return;
            }
            waiting = given;
            if (missing.looks() == 0 || !Optional.of(missing.state()).equals(awaited)) {
                wrong = false;
                awaited = Optional.of(missing.state());
                show(new PinState.NoCard(missing.state(), missing.holder()));
            }
        });
        try {
            // Answered only by the person who gives up.
            return given.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS).isPresent();
        } catch (TimeoutException _) {
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails the answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void typed(Pin pin) {
        show(new PinState.Signing());
        answer(Optional.of(pin));
    }

    @Override
    public void lastTry(PinQuestion question) {
        show(new PinState.Ready(question, wrong));
    }

    @Override
    public void diagnostics() {
        cancelled();
        diagnostics.run();
    }

    @Override
    public void cancelled() {
        var asked = waiting != null;
        answer(Optional.empty());
        if (stopped || !asked || awaited.isPresent()) {
            stopped = true;
            close();
        }
    }

    private void answer(Optional<Pin> pin) {
        var answer = waiting;
        waiting = null;
        if (answer != null) {
            answer.complete(pin);
        }
    }

    private void show(PinState state) {
        pane.show(state);
        pane.headline().ifPresent(stage::setTitle);
        fit();
        settling.playFromStart();
    }

    private void fit() {
        stage.sizeToScene();
        center();
    }

    private void center() {
        var owner = stage.getOwner();
        if (owner != null && stage.isShowing()) {
            stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
            stage.setY(owner.getY() + (owner.getHeight() - stage.getHeight()) / 2);
        }
    }
}
