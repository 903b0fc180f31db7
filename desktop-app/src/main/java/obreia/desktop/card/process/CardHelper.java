package obreia.desktop.card.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.pkcs11.Pkcs11Cards;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.CardCertificate;

/// The card process: does with drivers what it is told, line by line, until its input ends.
///
/// It reads on a thread of its own, so that the end of its input ends it even while a driver hangs.
public final class CardHelper {
    /// What a driver's process has no need to know: the person is asked by who started it.
    private static final PinRequest REQUEST = new PinRequest("a signature", List.of(), 1);

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Map<Integer, SmartCard> open = new HashMap<>();
    private final FrameWriter out;
    private final Pkcs11Cards cards;

    /// What comes in.
    private sealed interface Told {
        record Line(Request request) implements Told {}

        record Typed(Pin pin) implements Told {}

        record End() implements Told {}
    }

    private CardHelper(OutputStream out, Pkcs11Cards cards) {
        this.out = new FrameWriter(out);
        this.cards = cards;
    }

    /// Serves until `in` ends or says what it may not say.
    ///
    /// @param in  the pipe itself, without a buffer that would keep a PIN
    /// @param end ends the process; called on another thread, perhaps while a driver hangs in this one
    public static void serve(InputStream in, OutputStream out, Runnable end) throws IOException {
        try (var cards = new Pkcs11Cards()) {
            var helper = new CardHelper(out, cards);
            Thread.ofPlatform().daemon().name("pipe").start(() -> {
                helper.read(new FrameReader(in));
                end.run();
            });
            helper.work();
        }
    }

    private void read(FrameReader in) {
        try {
            for (var line = in.line(); line.isPresent(); line = in.line()) {
                var request = Request.decode(line.get());
                told.add(
                        request instanceof Request.PinFollows(var length)
                                ? new Told.Typed(in.pin(length))
                                : new Told.Line(request));
            }
        } catch (IOException | MalformedException _) {
            // Whoever is at the other end is gone, or is not who started this: the end either way.
        }
        told.add(new Told.End());
    }

    private void work() throws IOException {
        say(new Reply.Ready());
        while (true) {
            switch (next()) {
                case Told.Line(var request) when request instanceof Request.Open asked -> say(open(asked));
                case Told.Line(var request)
                when request instanceof Request.Sign asked -> say(new Reply.Ended(sign(asked)));
                case Told.Line(var request)
                when request instanceof Request.Close asked ->
                    Optional.ofNullable(open.remove(asked.card())).ifPresent(SmartCard::close);
                case Told.Line(var request) when request instanceof Request.Places asked -> say(places(asked));
                case Told.Line(var request) when request instanceof Request.Look asked -> say(look(asked));
                case Told.Typed(var pin) -> {
                    pin.close();
                    return;
                }
                case Told.Line _, Told.End _ -> {
                    return; // an answer to no question, or the end
                }
            }
        }
    }

    private Reply open(Request.Open request) {
        var number = 0;
        while (open.containsKey(number)) {
            number++;
        }
        if (number == Request.MAX_CARDS) {
            return new Reply.Unreadable("too many cards are open in one driver: " + Request.MAX_CARDS);
        }
        try {
            var card = cards.open(request.uri());
            var path = new ArrayList<CardCertificate>();
            for (var each : card.path()) {
                path.add(CardCertificate.of(each));
            }
            open.put(number, card);
            return new Reply.Opened(number, card.certificate(), path, card.algorithms());
        } catch (CardMissingException e) {
            return new Reply.Missing(e.state(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Reply.Missing(CardState.DRIVER_BROKEN, String.valueOf(e.getMessage()));
        } catch (MalformedException e) {
            return new Reply.Unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Reply.Missing(CardState.DRIVER_BROKEN, "a fault with the card's driver: " + e);
        }
    }

    private Reply places(Request.Places request) {
        try {
            return new Reply.Places(cards.places(request.more()));
        } catch (RuntimeException e) {
            return new Reply.Missing(CardState.NO_SERVICE, "a fault with the card service: " + e);
        }
    }

    private Reply look(Request.Look request) {
        try {
            return new Reply.Looked(cards.look(request.driver(), request.now()));
        } catch (RuntimeException e) {
            return new Reply.Missing(CardState.DRIVER_BROKEN, "a fault with the card's driver: " + e);
        }
    }

    private SigningOutcome sign(Request.Sign sign) {
        var card = open.get(sign.card());
        if (card == null) {
            return new SigningOutcome.Failed("the card is not open");
        }
        try {
            return card.sign(sign.algorithm(), sign.content(), REQUEST, new Prompt());
        } catch (RuntimeException e) {
            return new SigningOutcome.Failed("a fault with the card's driver: " + e);
        }
    }

    /// The person, at the other end of the pipe. Called on the card thread, while [#work] waits for it.
    private final class Prompt implements PinPrompt {
        @Override
        public Optional<Pin> ask(PinQuestion question) {
            say(new Reply.Ask(AskedPin.of(question)));
            return next() instanceof Told.Typed(var pin) ? Optional.of(pin) : Optional.empty();
        }

        @Override
        public boolean announce(PinQuestion question, Runnable cancel) {
            say(new Reply.Announce(AskedPin.of(question)));
            return next() instanceof Told.Line(var request) && request instanceof Request.Go;
        }
    }

    private void say(Reply reply) {
        try {
            out.line(reply.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nobody hears: the end of the input is near
        }
    }

    /// The next thing told. The end stays where it is, for whoever asks next.
    private Told next() {
        try {
            var next = told.take();
            if (next instanceof Told.End) {
                told.add(next);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Told.End();
        }
    }
}
