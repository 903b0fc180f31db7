package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import obreia.fixtures.reader.VirtualReader;
import obreia.fixtures.reader.WithVirtualReader;
import obreia.fixtures.softhsm.SoftHsm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Names in the log what these tests ran against: a result without that says little.
class ModulesUsedTest {
    @Test
    @Tag("softhsm")
    void theLogNamesSoftHsm() throws Exception {
        say("SoftHSM " + version("softhsm2-util", "--version") + " " + file(SoftHsm.module()));
    }

    @Test
    @Tag("virtual-card")
    @ExtendWith(WithVirtualReader.class)
    void theLogNamesOpenScAndTheServiceOfTheVirtualReader(VirtualReader reader) throws Exception {
        say(version("opensc-tool", "--info") + " " + file(VirtualReader.module()) + "; "
                + String.join("; ", reader.versions()));
    }

    private static Path file(Path module) throws IOException {
        var file = module.toRealPath();
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private static String version(String... command) throws Exception {
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(tool.waitFor()).as("%s", said).isZero();
        assertThat(said).isNotEmpty();
        return said.getFirst().strip();
    }

    @SuppressWarnings("SystemOut") // the log is what it is for
    private static void say(String modules) {
        System.out.println("modules used: " + modules);
    }
}
