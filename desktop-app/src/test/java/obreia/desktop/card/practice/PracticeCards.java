package obreia.desktop.card.practice;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import obreia.desktop.card.Prompts;

/// Practice cards for tests, in a folder of the test's own.
final class PracticeCards {
    static final String PIN = "2580";
    static final Instant NOW = Instant.parse("2026-11-23T10:02:05Z");

    private PracticeCards() {}

    static Path issue(Path folder, PracticeKey key) throws Exception {
        var random = new SecureRandom();
        var out = folder.resolve("ana.p12");
        PracticeCa.create(folder.resolve("ca"), NOW, random);
        try (var pin = Prompts.pin(PIN)) {
            PracticeCa.open(folder.resolve("ca")).issue(out, "Ana Reis", key, pin, NOW, random);
        }
        return out;
    }
}
