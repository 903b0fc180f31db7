package obreia.desktop.ui;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.diagnostics.Connection;
import obreia.desktop.ui.diagnostics.DiagnosticsActions;
import obreia.desktop.ui.diagnostics.DiagnosticsModel;
import obreia.desktop.ui.diagnostics.Findings;
import obreia.desktop.ui.diagnostics.Search;
import obreia.protocol.MalformedException;

/// What the Diagnostics page's buttons do. It lives as long as the window: a look that was begun in one language ends
/// in another. On the FX thread, but for the looks themselves, which have a thread of their own.
///
/// A driver has one piece of work at a time: a look waits for a signature that is being made, and disturbs none.
final class DiagnosticsDesk implements DiagnosticsActions, AutoCloseable {
    private final CardAccess cards;
    private final InstantSource clock;
    private final ExecutorService looks = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("diagnostics").daemon().factory());
    private final Account account;
    private final Background background;
    /// The newest look; what an older one finds is dropped.
    private final AtomicInteger newest = new AtomicInteger();
    private DiagnosticsModel model = new DiagnosticsModel();

    /// Looks at nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    DiagnosticsDesk(CardAccess cards, InstantSource clock, Account account, Background background) {
        this.cards = cards;
        this.clock = clock;
        this.account = account;
        this.background = background;
    }

    /// A model for a page of another language, which knows what the one before did.
    DiagnosticsModel another() {
        var next = new DiagnosticsModel();
        next.takeOver(model);
        model = next;
        return next;
    }

    void heard(Connection connection) {
        model.heard(connection);
    }

    @Override
    public void check() {
        var mine = newest.incrementAndGet();
        model.heard(new Search.Looking(""));
        background.run(() -> Enrolment.of(account), enrolment -> {
            model.enrolment().set(Optional.of(enrolment));
            if (mine == newest.get() && !looks.isShutdown()) {
                looks.execute(() -> tell(mine, look(mine, enrolment.card())));
            }
        });
    }

    @Override
    public void cancel() {
        newest.incrementAndGet();
        model.heard(new Search.Cancelled());
    }

    private void tell(int look, Search search) {
        Platform.runLater(() -> {
            if (look == newest.get()) {
                model.heard(search);
            }
        });
    }

    private Search look(int mine, CardUri own) {
        try {
            cards.anew();
            var now = clock.instant();
            var places = cards.places(cards.driversOf(own));
            var answers = new ArrayList<DriverScan>();
            for (var driver : places.drivers()) {
                if (mine != newest.get()) {
                    return new Search.Cancelled();
                }
                if (driver.fault().isEmpty()) {
                    tell(mine, new Search.Looking(driver.name()));
                    answers.add(cards.look(driver, now));
                }
            }
            return new Search.Found(new Findings(CardScan.of(places, answers), practice(own), now));
        } catch (IOException | RuntimeException e) {
            return new Search.Failed(String.valueOf(e.getMessage()));
        } finally {
            cards.anew(); // their processes end: nobody asks them again soon
        }
    }

    private Optional<Findings.Practice> practice(CardUri own) {
        if (!(own instanceof CardUri.Practice(var file))) {
            return Optional.empty();
        }
        try (var card = cards.open(own)) {
            return Optional.of(new Findings.Practice(file, Optional.of(card.certificate()), ""));
        } catch (IOException | MalformedException e) {
            return Optional.of(new Findings.Practice(file, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Done when every look that was asked for is.
    CompletableFuture<Boolean> settled() {
        return CompletableFuture.supplyAsync(() -> true, looks);
    }

    /// Ends a look that is at work, and whatever driver it asks.
    @Override
    public void close() {
        newest.incrementAndGet();
        var _ = looks.shutdownNow();
    }
}
