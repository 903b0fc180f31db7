package obreia.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import obreia.desktop.preferences.Preferences.Motion;
import obreia.desktop.preferences.Preferences.News;
import obreia.desktop.preferences.Preferences.Place;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.Preferences.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
    private static final Preferences CHOSEN = Preferences.STANDARD
            .with(Tongue.PORTUGUESE)
            .with(Shade.DARK)
            .withPercent(150)
            .with(News.WITH_NAMES)
            .withPinMinutes(15)
            .with(Motion.REDUCED)
            .with(new Place(-1200, 40, 1280, 800, true))
            .withListWidth(300)
            .withKeychain(true);

    @TempDir
    Path profile;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var file = new PreferencesFile(profile);
        file.write(CHOSEN);

        assertThat(file.read().preferences()).isEqualTo(CHOSEN);
        assertThat(file.read().fault()).isEmpty();
        try (var names = Files.list(profile)) {
            assertThat(names.map(name -> name.getFileName().toString())).containsExactly(PreferencesFile.NAME);
        }
    }

    @Test
    void withoutAFileTheStandardHoldsAndNothingIsSaid() {
        var reading = new PreferencesFile(profile).read();

        assertThat(reading.preferences()).isEqualTo(Preferences.STANDARD);
        assertThat(reading.fault()).isEmpty();
    }

    @Test
    void aProfileThatIsNotThereIsNotMade() throws Exception {
        var nowhere = profile.resolve("nowhere");
        new PreferencesFile(nowhere).write(CHOSEN);

        assertThat(nowhere).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"kind\": \"obreia.preferences.v2\"}",
                "{\"kind\": \"obreia.preferences.v1\"}",
                "REPLACE \"percent\": 150 \"percent\": 130",
                "REPLACE \"percent\": 150 \"percent\": 1e9",
                "REPLACE \"pinMinutes\": 15 \"pinMinutes\": 9999",
                "REPLACE \"theme\": \"dark\" \"theme\": \"pink\"",
                "REPLACE \"width\": 1280 \"width\": 1",
                "REPLACE \"x\": \"-1200\" \"x\": \"99999999999\"",
                "REPLACE \"x\": \"-1200\" \"x\": \"-1200\", \"z\": 1",
            })
    void aBrokenFileGivesTheStandardAndSaysSo(String broken) throws Exception {
        var file = new PreferencesFile(profile);
        file.write(CHOSEN);
        var path = profile.resolve(PreferencesFile.NAME);
        var text = broken;
        if (broken.startsWith("REPLACE ")) {
            var parts = broken.substring(8).split(" (?=\"\\w+\": )", 2);
            var whole = Files.readString(path);
            assertThat(whole).contains(parts[0]);
            text = whole.replace(parts[0], parts[1]);
        }
        Files.writeString(path, text);

        var reading = file.read();

        assertThat(reading.preferences()).isEqualTo(Preferences.STANDARD);
        assertThat(reading.fault()).isPresent();
    }

    @Test
    void aHugeFileIsNotReadWhole() throws Exception {
        Files.writeString(profile.resolve(PreferencesFile.NAME), " ".repeat(5000));

        assertThat(new PreferencesFile(profile).read().fault())
                .hasValueSatisfying(why -> assertThat(why).contains("4096"));
    }
}
