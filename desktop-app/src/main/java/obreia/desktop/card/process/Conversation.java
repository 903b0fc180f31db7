package obreia.desktop.card.process;

import java.util.concurrent.atomic.AtomicBoolean;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SigningOutcome;
import obreia.protocol.MalformedException;

/// One request for a signature and the one question that comes back before it.
///
/// A process that asks twice, or signs without asking, is ended: a driver may have taken it over.
final class Conversation {
    private final Child child;
    private final Limits limits;
    private final PinRequest request;
    private final String holder;
    private final PinPrompt prompt;

    Conversation(Child child, Limits limits, PinRequest request, String holder, PinPrompt prompt) {
        this.child = child;
        this.limits = limits;
        this.request = request;
        this.holder = holder;
        this.prompt = prompt;
    }

    SigningOutcome sign(Request.Sign sign) throws ChildEndException {
        child.say(sign);
        return switch (child.hear(limits.driver())) {
            case Reply.Ask(var pin) when pin.way() == PinWay.TYPED_HERE -> ask(pin);
            case Reply.Announce(var pin) when pin.way() != PinWay.TYPED_HERE -> announce(pin);
            case Reply.Ended(var outcome) when !(outcome instanceof SigningOutcome.Signed) -> outcome;
            case Reply other -> throw misplaced(other);
        };
    }

    /// No time limit: the process waits for us, and we for the person.
    private SigningOutcome ask(AskedPin asked) throws ChildEndException {
        var typed = prompt.ask(asked.question(request, holder));
        if (typed.isEmpty()) {
            return stop(new SigningOutcome.Cancelled());
        }
        try (var pin = typed.get()) {
            child.say(pin);
        } catch (MalformedException e) {
            return stop(new SigningOutcome.Unsupported(String.valueOf(e.getMessage())));
        }
        return ended(child.hear(limits.driver()));
    }

    private SigningOutcome announce(AskedPin asked) throws ChildEndException {
        var asking = new AtomicBoolean(true);
        Runnable cancel = () -> {
            if (asking.compareAndSet(true, false)) {
                child.cancel();
            }
        };
        if (!prompt.announce(asked.question(request, holder), cancel)) {
            asking.set(false);
            return stop(new SigningOutcome.Cancelled());
        }
        child.say(new Request.Go());
        var outcome = ended(child.hear(limits.person()));
        return asking.compareAndSet(true, false) ? outcome : new SigningOutcome.Cancelled();
    }

    private SigningOutcome stop(SigningOutcome outcome) throws ChildEndException {
        child.say(new Request.Stop());
        var _ = ended(child.hear(limits.driver()));
        return outcome;
    }

    private SigningOutcome ended(Reply reply) throws ChildEndException {
        if (reply instanceof Reply.Ended(var outcome)) {
            return outcome;
        }
        throw misplaced(reply);
    }

    private ChildEndException misplaced(Reply reply) {
        return child.babbled("it said " + reply.getClass().getSimpleName() + " out of place");
    }
}
