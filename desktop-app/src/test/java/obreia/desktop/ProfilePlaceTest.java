package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilePlaceTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void onLinuxItIsWhereTheSessionKeepsData() {
        assertThat(ProfilePlace.of("Linux", HOME, Map.of())).isEqualTo(Path.of("/home/ana/.local/share/obreia"));
        assertThat(ProfilePlace.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data/ana")))
                .isEqualTo(Path.of("/data/ana/obreia"));
    }

    @Test
    void aVariableThatNamesNoAbsoluteFolderIsIgnored() {
        assertThat(ProfilePlace.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(Path.of("/home/ana/.local/share/obreia"));
        assertThat(ProfilePlace.of("Linux", HOME, Map.of("XDG_DATA_HOME", "")))
                .isEqualTo(Path.of("/home/ana/.local/share/obreia"));
    }

    @Test
    void onWindowsAndOnAMacItIsWhereProgramsKeepTheirs() {
        assertThat(ProfilePlace.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Obreia"));
        assertThat(ProfilePlace.of("Windows 11", HOME, Map.of()))
                .isEqualTo(Path.of("/home/ana/AppData/Roaming/Obreia"));
        assertThat(ProfilePlace.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(Path.of("/home/ana/Library/Application Support/Obreia"));
    }
}
