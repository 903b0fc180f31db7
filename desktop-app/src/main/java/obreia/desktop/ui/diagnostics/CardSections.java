package obreia.desktop.ui.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.CardWords;
import obreia.desktop.ui.common.Surface;

/// Readers, drivers and cards in words. A profile with a practice card needs none of them: nothing missing is a fault.
final class CardSections {
    private final Words words;
    private final CardWords card;
    private final CardScan scan;
    private final Optional<Findings.Practice> practice;

    CardSections(Surface surface, Findings findings) {
        this.words = surface.words();
        this.card = new CardWords(words);
        this.scan = findings.scan();
        this.practice = findings.practice();
    }

    Section readers() {
        var entries = new ArrayList<Entry>();
        var fault = scan.places().serviceFault();
        if (fault.isPresent()) {
            entries.add(trouble(
                    CardState.NO_SERVICE,
                    new Entry.Facts().add(words.of("diagnostics.detail"), new Below(words).of(fault.get()))));
        } else if (scan.places().readers().isEmpty()) {
            entries.add(trouble(CardState.NO_READER, new Entry.Facts()));
        }
        for (var reader : scan.places().readers()) {
            entries.add(reader(reader));
        }
        return new Section("readers", words.of("diagnostics.readers"), entries);
    }

    private Entry reader(FoundReader reader) {
        var state = scan.stateOf(reader);
        var facts = new Entry.Facts();
        if (state != CardState.READY && reader.cardPresent()) {
            facts.add(words.of("diagnostics.todo"), card.todo(state));
        }
        reader.atr()
                .ifPresent(atr -> facts.add(
                        words.of("diagnostics.atr"), atr.isEmpty() ? words.of("diagnostics.atr.none") : atr.hex()));
        return state == CardState.READY
                ? new Entry(Mark.GOOD, reader.name(), words.of("diagnostics.reader.card"), facts.all())
                : new Entry(
                        reader.cardPresent() ? mark(state) : Mark.NEUTRAL,
                        reader.name(),
                        reader.cardPresent() ? card.sentence(state) : words.of("diagnostics.reader.empty"),
                        facts.all());
    }

    Section drivers() {
        var entries = new ArrayList<Entry>();
        if (scan.places().drivers().isEmpty()) {
            entries.add(trouble(CardState.NO_DRIVER, new Entry.Facts()));
        }
        for (var driver : scan.places().drivers()) {
            entries.add(driver(driver));
        }
        return new Section("drivers", words.of("diagnostics.drivers"), entries);
    }

    private Entry driver(FoundDriver driver) {
        var facts = new Entry.Facts();
        driver.fault().ifPresent(fault -> facts.add(words.of("diagnostics.todo"), card.todo(fault)));
        facts.add(words.of("diagnostics.driver.about"), driver.about().orElse(""))
                .add(words.of("diagnostics.driver.path"), driver.path())
                .add(words.of("diagnostics.detail"), driver.why().orElse(""));
        return new Entry(
                driver.fault().map(this::mark).orElse(Mark.GOOD),
                card.of(driver.name()),
                driver.fault().map(card::sentence).orElseGet(() -> words.of("diagnostics.driver.answers")),
                facts.all());
    }

    Section cards() {
        var entries = new ArrayList<Entry>();
        practice.ifPresent(own -> entries.add(practice(own)));
        for (var token : scan.tokens()) {
            entries.add(token(token));
        }
        if (entries.isEmpty()) {
            entries.add(new Entry(Mark.NEUTRAL, words.of("diagnostics.cards.none"), "", List.of()));
        }
        return new Section("cards", words.of("diagnostics.cards"), entries);
    }

    private Entry practice(Findings.Practice own) {
        var facts = new Entry.Facts()
                .add(words.of("diagnostics.practice.file"), own.file().toString())
                .add(words.of("diagnostics.detail"), own.why());
        return own.certificate().isPresent()
                ? new Entry(
                        Mark.PRACTICE,
                        words.of("diagnostics.practice.card"),
                        words.of("diagnostics.practice.ready"),
                        facts.all())
                : new Entry(
                        Mark.BAD, words.of("diagnostics.practice.card"), words.of("trouble.card_file"), facts.all());
    }

    private Entry token(FoundToken token) {
        var facts = new Entry.Facts();
        if (token.state() != CardState.READY) {
            facts.add(words.of("diagnostics.todo"), todo(token));
        }
        facts.add(words.of("diagnostics.card.pin"), pin(token))
                .add(words.of("diagnostics.card.reader"), token.slot())
                .add(words.of("diagnostics.card.driver"), token.driver())
                .add(words.of("diagnostics.card.maker"), (token.manufacturer() + " " + token.model()).strip())
                .add(words.of("diagnostics.card.serial"), token.serial());
        return new Entry(mark(token.state()), named(card, token), card.sentence(token.state()), facts.all());
    }

    private String todo(FoundToken token) {
        return token.nextStep().equals(token.state().nextStep())
                ? card.todo(token.state())
                : card.todoHere(token.state(), token.nextStep());
    }

    private String pin(FoundToken token) {
        var way = words.of("diagnostics.pin." + token.pinWay().name().toLowerCase(java.util.Locale.ROOT));
        var tries = switch (token.tries()) {
            case Tries.Unknown() -> "";
            case Tries.Few() -> "; " + words.of("pin.fewTries");
            case Tries.Exactly(var left) -> "; " + words.of("pin.triesLeft", left);
        };
        return card.of(token.pinName()) + ": " + way + tries;
    }

    static String named(CardWords card, FoundToken token) {
        return card.of(token.family()) + (token.label().isEmpty() ? "" : " “" + token.label() + "”");
    }

    private Entry trouble(CardState state, Entry.Facts facts) {
        return new Entry(
                mark(state),
                card.sentence(state),
                card.cause(state).orElse(""),
                facts.add(words.of("diagnostics.todo"), practice.isEmpty() ? card.todo(state) : "")
                        .all());
    }

    private Mark mark(CardState state) {
        return practice.isPresent() && state != CardState.READY ? Mark.NEUTRAL : Mark.of(state);
    }
}
