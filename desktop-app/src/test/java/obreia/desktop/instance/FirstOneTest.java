package obreia.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second start of one profile hands over what it was given.
class FirstOneTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void theFirstHearsWhatALaterOneWasStartedWith() throws Exception {
        try (var _ = FirstOne.take(folder, heard::add).orElseThrow()) {
            assertThat(FirstOne.take(folder, _ -> {})).isEmpty();
            assertThat(FirstOne.tell(folder, "obreia://ü")).isTrue();
            assertThat(FirstOne.tell(folder, "")).isTrue();

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("obreia://ü");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void onceItIsClosedAnotherOneIsTheFirst() throws Exception {
        FirstOne.take(folder, heard::add).orElseThrow().close();

        assertThat(FirstOne.tell(folder, "too late")).isFalse();
        try (var _ = FirstOne.take(folder, heard::add).orElseThrow()) {
            assertThat(FirstOne.tell(folder, "here")).isTrue();
        }
    }

    @Test
    void aSocketThatACrashLeftBehindIsInNobodysWay() throws Exception {
        Files.writeString(folder.resolve("window.sock"), "");
        try (var _ = FirstOne.take(folder, heard::add).orElseThrow()) {
            assertThat(FirstOne.tell(folder, "here")).isTrue();
        }
    }

    @Test
    void aMessageOverItsBoundIsNotHeard() throws Exception {
        try (var _ = FirstOne.take(folder, heard::add).orElseThrow()) {
            assertThat(FirstOne.tell(folder, "x".repeat(FirstOne.MAX_MESSAGE + 1)))
                    .isFalse();
            assertThat(FirstOne.tell(folder, "short")).isTrue();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("short");
        }
    }

    @Test
    void inAFolderWhosePathIsTooLongForASocketItIsStillTheOnlyOne() throws Exception {
        var deep = Files.createDirectories(folder.resolve("a".repeat(100)).resolve("b".repeat(100)));
        try (var _ = FirstOne.take(deep, heard::add).orElseThrow()) {
            assertThat(FirstOne.tell(deep, "x")).isFalse();
            assertThat(FirstOne.take(deep, heard::add)).isEmpty();
        }
    }
}
