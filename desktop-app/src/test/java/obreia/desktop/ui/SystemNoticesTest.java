package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The command that shows a notice, with real processes.
@DisabledOnOs(OS.WINDOWS) // it has none
class SystemNoticesTest {
    @TempDir
    Path folder;

    @Test
    void aCommandIsGivenTitleAndTextAndOneThatFailsIsPassedOver() throws Exception {
        var script = folder.resolve("notify");
        var file = folder.resolve("shown");
        Files.writeString(script, "#!/bin/sh\nprintf '%s|' \"$@\" > '" + file + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        var there = new SystemNotices.Command(false, List.of(script.toString(), "--"));
        var withMarkup = new SystemNotices.Command(true, List.of(script.toString(), "--"));
        var notThere = new SystemNotices.Command(
                false, List.of(folder.resolve("not there").toString()));
        var failing = new SystemNotices.Command(false, List.of("false"));

        assertThat(new SystemNotices(List.of(notThere, failing, there)).show("Obreia", "Um <b>& dois $(id)"))
                .isTrue();
        assertThat(Files.readString(file)).isEqualTo("--|Obreia|Um <b>& dois $(id)|");
        assertThat(new SystemNotices(List.of(withMarkup, there)).show("Obreia", "Um <b>& dois"))
                .isTrue();
        assertThat(Files.readString(file)).isEqualTo("--|Obreia|Um &lt;b>&amp; dois|");
        assertThat(new SystemNotices(List.of(notThere, failing)).show("Obreia", "Um"))
                .isFalse();
    }
}
