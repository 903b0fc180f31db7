package obreia.desktop.card.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.SigningOutcome;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import org.jspecify.annotations.Nullable;

/// The process of one PKCS#11 module: it runs as long as a card is open in it, and starts anew for the next.
///
/// One thread at a time has a request in it; the others wait.
final class CardProcess {
    private final String what;
    private final List<String> command;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    /// Written under the lock.
    private volatile @Nullable Child child;

    /// Whether it goes on running with no card open, because somebody looks again and again.
    private boolean stays;

    /// @param what works in it, for sentences: "the card's driver /usr/lib/x.so"
    CardProcess(String what, List<String> command, Limits limits) {
        this.what = what;
        this.command = command;
        this.limits = limits;
    }

    /// A card that is open in one child: in no other has it this number.
    record Handle(Child child, Reply.Opened opened) {}

    /// Opens a card without a PIN.
    Handle open(CardUri.Pkcs11 uri) throws IOException, MalformedException {
        lock.lock();
        try {
            return open(running(), uri);
        } catch (ChildEndException e) {
            throw new CardMissingException(state(e), sentence(e));
        } finally {
            endIfIdle();
            lock.unlock();
        }
    }

    /// Names the readers and the drivers. The process stays until [#anew].
    CardPlaces places(List<Path> more) throws IOException {
        return switch (looked(new Request.Places(more))) {
            case Reply.Places(var places) -> places;
            case Reply.Missing(var state, var why) -> throw new CardMissingException(state, why);
            case Reply other -> throw misplaced(other);
        };
    }

    /// Names the tokens of a driver, or what is wrong with it. The process stays until [#anew].
    DriverScan look(FoundDriver driver, Instant now) throws IOException {
        try {
            return switch (looked(new Request.Look(driver, now))) {
                case Reply.Looked(var scan) when scan.driver().path().equals(driver.path()) -> scan;
                case Reply.Missing(var state, var why) -> new DriverScan(driver.with(state, why), List.of());
                case Reply other -> throw misplaced(other);
            };
        } catch (CardMissingException e) {
            return new DriverScan(driver.with(e.state(), String.valueOf(e.getMessage())), List.of());
        }
    }

    /// Ends the process unless a card is open in it.
    void anew() {
        lock.lock();
        try {
            stays = false;
        } finally {
            endIfIdle();
            lock.unlock();
        }
    }

    private Reply looked(Request request) throws CardMissingException {
        lock.lock();
        try {
            var running = running();
            running.say(request);
            var reply = running.hear(limits.driver());
            stays = true;
            return reply;
        } catch (ChildEndException e) {
            throw new CardMissingException(state(e), sentence(e));
        } finally {
            endIfIdle();
            lock.unlock();
        }
    }

    private CardMissingException misplaced(Reply reply) {
        end();
        var said = new ChildEndException(
                ChildEndException.Why.BABBLED, "it said " + reply.getClass().getSimpleName() + " out of place");
        return new CardMissingException(state(said), sentence(said));
    }

    /// Signs with a card, which is opened again when its process is not the one that runs now.
    SigningOutcome sign(
            ProcessSmartCard card, SignatureAlgorithm algorithm, Bytes content, PinRequest request, PinPrompt prompt) {
        lock.lock();
        try {
            var handle = card.handle();
            if (handle.child() != child || !handle.child().isAlive()) {
                handle = open(running(), card.uri());
                if (!handle.opened()
                        .certificate()
                        .digest()
                        .equals(card.certificate().digest())) {
                    forget(handle);
                    return new SigningOutcome.CardMissing(
                            CardState.OTHER_CARD,
                            "another card is in the reader: it is not that of "
                                    + card.certificate().commonName());
                }
                card.reopened(handle);
            }
            var holder = card.certificate().commonName();
            var outcome = new Conversation(handle.child(), limits, request, holder, prompt)
                    .sign(new Request.Sign(handle.opened().card(), algorithm, content));
            var key = card.certificate().x509().getPublicKey();
            if (outcome instanceof SigningOutcome.Signed(var signature)
                    && !algorithm.verifies(key, content, signature)) {
                throw handle.child().babbled("it gave a signature that is not the card's");
            }
            if (outcome instanceof SigningOutcome.CardMissing) {
                end();
            }
            return outcome;
        } catch (ChildEndException e) {
            return ended(e, card.uri());
        } catch (CardMissingException e) {
            return new SigningOutcome.CardMissing(e.state(), String.valueOf(e.getMessage()));
        } catch (MalformedException e) {
            return new SigningOutcome.CardMissing(CardState.OTHER_CARD, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            end(); // the prompt failed: what the process waits for never comes
            throw e;
        } finally {
            endIfIdle();
            lock.unlock();
        }
    }

    /// What the end of the process means for the person: some drivers hang when their card is taken out.
    private SigningOutcome ended(ChildEndException end, CardUri.Pkcs11 uri) {
        return switch (end.why()) {
            case CANCELLED -> new SigningOutcome.Cancelled();
            case HUNG, CRASHED ->
                isOut(uri)
                        ? new SigningOutcome.CardMissing(
                                CardState.CARD_REMOVED, "the card was taken out; " + sentence(end))
                        : failed(end);
            case BABBLED, NOT_STARTED -> failed(end);
        };
    }

    private SigningOutcome failed(ChildEndException end) {
        return new SigningOutcome.Failed(sentence(end) + "; nothing was signed", Optional.of(state(end)));
    }

    /// Whether no reader holds a card, and the driver, asked anew, has none either. The driver is asked second: it
    /// may hang again.
    private boolean isOut(CardUri.Pkcs11 uri) {
        try {
            var running = running();
            running.say(new Request.Places(List.of()));
            if (!(running.hear(limits.driver()) instanceof Reply.Places(var places))
                    || places.readers().isEmpty()
                    || places.readers().stream().anyMatch(FoundReader::cardPresent)) {
                return false;
            }
            running.say(new Request.Open(uri));
            return running.hear(limits.driver()) instanceof Reply.Missing(var state, var _)
                    && state == CardState.NO_CARD;
        } catch (ChildEndException _) {
            return false;
        } finally {
            end();
        }
    }

    /// Forgets a card; the last one ends the process.
    void close(Handle handle) {
        lock.lock();
        try {
            forget(handle);
        } finally {
            endIfIdle();
            lock.unlock();
        }
    }

    /// Ends the process, whatever it does and whoever waits for it.
    void end() {
        var running = child;
        child = null;
        if (running != null) {
            running.kill();
        }
    }

    private Handle open(Child running, CardUri.Pkcs11 uri)
            throws ChildEndException, CardMissingException, MalformedException {
        running.say(new Request.Open(uri));
        return switch (running.hear(limits.driver())) {
            case Reply.Opened opened -> {
                running.count(1);
                yield new Handle(running, opened);
            }
            case Reply.Missing(var state, var why) -> {
                stays = false; // some drivers see no new reader or card as long as they run
                throw new CardMissingException(state, why);
            }
            case Reply.Unreadable(var why) -> throw new MalformedException(why);
            case Reply.Ready _, Reply.Ask _, Reply.Announce _, Reply.Ended _, Reply.Places _, Reply.Looked _ ->
                throw running.babbled("it did not say whether the card is open");
        };
    }

    private void forget(Handle handle) {
        if (handle.child() != child) {
            return;
        }
        handle.child().count(-1);
        try {
            handle.child().say(new Request.Close(handle.opened().card()));
        } catch (ChildEndException _) {
            child = null;
        }
    }

    private Child running() throws ChildEndException {
        var running = child;
        if (running == null || !running.isAlive()) {
            running = Child.start(command, limits);
            child = running;
        }
        return running;
    }

    private void endIfIdle() {
        var running = child;
        if (running != null && !(running.isAlive() && (stays || running.cards() > 0))) {
            end();
        }
    }

    private static CardState state(ChildEndException end) {
        return switch (end.why()) {
            case HUNG, CANCELLED -> CardState.DRIVER_HANGS;
            case CRASHED -> CardState.DRIVER_CRASHED;
            case BABBLED, NOT_STARTED -> CardState.DRIVER_BROKEN;
        };
    }

    private String sentence(ChildEndException end) {
        return switch (end.why()) {
            case HUNG -> what + " stopped answering and was ended";
            case CRASHED -> what + " crashed";
            case BABBLED -> what + " disturbs the process that it runs in, which was ended (" + end.getMessage() + ")";
            case CANCELLED -> "cancelled";
            case NOT_STARTED -> "the process for cards does not start (" + end.getMessage() + ")";
        };
    }
}
