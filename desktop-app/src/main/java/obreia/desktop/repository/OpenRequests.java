package obreia.desktop.repository;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Response;

/// The requests of one line that have no answer yet. Safe for threads.
final class OpenRequests {
    private final Map<Long, CompletableFuture<Optional<Response>>> open = new HashMap<>();
    private final Set<Long> givenUp = new HashSet<>();
    private Optional<LineEnd> end = Optional.empty();
    private long last;

    /// One request: its id, and its answer to come, or nothing when the line ends first.
    record Place(long id, CompletableFuture<Optional<Response>> answer) {}

    /// A place for one more request; without an answer from the beginning where the line is gone.
    synchronized Place begin() {
        var place = new Place(++last, new CompletableFuture<>());
        if (end.isPresent()) {
            place.answer().complete(Optional.empty());
        } else {
            open.put(place.id(), place.answer());
        }
        return place;
    }

    /// Nobody waits any longer; an answer that still comes is let go.
    synchronized void giveUp(Place place) {
        if (open.remove(place.id()) != null) {
            givenUp.add(place.id());
        }
    }

    /// Hands an answer to whoever waits for it.
    ///
    /// @throws VerificationException for an answer to a request that was never made, or that was answered before
    synchronized void answer(Framed<Response> framed) throws VerificationException {
        var waiting = open.remove(framed.id());
        if (waiting != null) {
            waiting.complete(Optional.of(framed.content()));
        } else if (!givenUp.remove(framed.id())) {
            throw new VerificationException("the repository answered request " + framed.id()
                    + (framed.id() > last ? ", which was never made" : " twice"));
        }
    }

    /// Ends all of them; true the first time.
    synchronized boolean end(LineEnd reason) {
        if (end.isPresent()) {
            return false;
        }
        end = Optional.of(reason);
        open.values().forEach(waiting -> waiting.complete(Optional.empty()));
        open.clear();
        return true;
    }

    synchronized Optional<LineEnd> ended() {
        return end;
    }
}
