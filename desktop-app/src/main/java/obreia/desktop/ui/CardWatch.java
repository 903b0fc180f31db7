package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.shell.CardStanding;
import org.jspecify.annotations.Nullable;

/// Looks again and again whether the card of a mailbox is there. It asks the readers; drivers only when a reader or a
/// card came or went, and nobody while the card is needed for a signature.
final class CardWatch implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(5);

    private final CardAccess cards;
    private final InstantSource clock;
    private final Duration pause;
    private final Consumer<CardStanding> told;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("card-watch").daemon().factory());
    private volatile boolean paused;

    // Of the watching thread alone.
    private @Nullable Enrolment meant;
    private @Nullable CardPlaces seen;
    private String driver = "";

    /// A watch that looks at nothing before it knows which card is meant.
    ///
    /// @param told hears how the card stands on the watching thread, when it was looked at
    CardWatch(CardAccess cards, InstantSource clock, Duration pause, Consumer<CardStanding> told) {
        this.cards = cards;
        this.clock = clock;
        this.pause = pause;
        this.told = told;
    }

    /// Looks for this card from now on, and now at once.
    void watch(Enrolment enrolment) {
        if (!looks.isShutdown()) {
            looks.execute(() -> {
                var first = meant == null;
                meant = enrolment;
                seen = null;
                look();
                if (first) {
                    var every = pause.toMillis();
                    var _ = looks.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
                }
            });
        }
    }

    /// Asks nobody for as long as the card is needed.
    void pause(boolean needed) {
        paused = needed;
    }

    private void look() {
        var enrolment = meant;
        if (enrolment == null || paused) {
            return;
        }
        try {
            if (enrolment.card() instanceof CardUri.Practice(var file)) {
                told.accept(new CardStanding.Practice(Files.exists(file)));
            } else {
                lookInReaders(enrolment);
            }
        } catch (IOException | RuntimeException _) {
            seen = null; // the next look asks everybody again
            if (!looks.isShutdown()) {
                told.accept(new CardStanding.Missing(CardState.NO_SERVICE));
            }
        }
    }

    private void lookInReaders(Enrolment enrolment) throws IOException {
        var before = Optional.ofNullable(seen);
        var places = cards.places(cards.driversOf(enrolment.card()));
        if (before.map(places::areLike).orElse(false)) {
            return;
        }
        if (!before.map(places::namesReadersOf).orElse(true)) {
            cards.anew(); // some drivers see no reader that came after they were loaded
        }
        var scan = scan(enrolment, places);
        if (!paused) {
            seen = places;
            told.accept(standing(enrolment, scan));
        }
    }

    /// Asks the driver first that had the card before, and no other once the card is found.
    private CardScan scan(Enrolment enrolment, CardPlaces places) throws IOException {
        var drivers = new ArrayList<>(places.drivers());
        drivers.sort(Comparator.comparing(each -> !each.path().equals(driver)));
        var answers = new ArrayList<DriverScan>();
        for (FoundDriver each : drivers) {
            if (each.fault().isEmpty() && !paused) {
                var answer = cards.look(each, clock.instant());
                answers.add(answer);
                if (certificates(answer).anyMatch(found -> isOwn(enrolment, found))) {
                    driver = each.path();
                    break;
                }
            }
        }
        return CardScan.of(places, answers);
    }

    private static CardStanding standing(Enrolment enrolment, CardScan scan) {
        var state = enrolment.certificate().map(scan::stateOf).orElse(scan.state());
        if (state != CardState.READY) {
            return new CardStanding.Missing(state);
        }
        return new CardStanding.Ready(scan.fit().stream()
                .filter(found -> isOwn(enrolment, found))
                .map(FoundCertificate::holder)
                .findFirst()
                .orElse(""));
    }

    private static Stream<FoundCertificate> certificates(DriverScan answer) {
        return answer.tokens().stream().flatMap(token -> token.certificates().stream());
    }

    private static boolean isOwn(Enrolment enrolment, FoundCertificate found) {
        return enrolment.certificate().filter(found.digest()::equals).isPresent();
    }

    /// Ends a look that is at work.
    @Override
    public void close() {
        paused = true;
        var _ = looks.shutdownNow();
    }
}
