package obreia.desktop.ui.common;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import obreia.assets.Words;

/// Says when something was, in the language of the screens and the time zone of the person.
public final class Times {
    private final Words words;
    private final InstantSource clock;
    private final ZoneId zone;

    public Times(Words words, InstantSource clock, ZoneId zone) {
        this.words = words;
        this.clock = clock;
        this.zone = zone;
    }

    /// The same clock and zone in another language.
    Times in(Words other) {
        return new Times(other, clock, zone);
    }

    /// For a row: 10:02 today, "Yesterday", else the day.
    public String inRow(Instant time) {
        var at = time.atZone(zone);
        var today = today();
        if (at.toLocalDate().equals(today)) {
            return clockTime(at);
        }
        if (at.toLocalDate().equals(today.minusDays(1))) {
            return words.of("time.yesterday");
        }
        var pattern = at.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, words.language().locale()).format(at);
    }

    /// In a sentence or a line: "today at 10:02", "yesterday at 10:02", "on 20 November 2026 at 10:02".
    public String inSentence(Instant time) {
        var at = time.atZone(zone);
        var today = today();
        if (at.toLocalDate().equals(today)) {
            return words.of("time.todayAt", clockTime(at));
        }
        if (at.toLocalDate().equals(today.minusDays(1))) {
            return words.of("time.yesterdayAt", clockTime(at));
        }
        return words.of("time.dayAt", day(at), clockTime(at));
    }

    /// A day by itself: "20 November 2026".
    public String day(Instant time) {
        return day(time.atZone(zone));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private String day(ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.language().locale())
                .format(at);
    }

    private static String clockTime(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at);
    }
}
