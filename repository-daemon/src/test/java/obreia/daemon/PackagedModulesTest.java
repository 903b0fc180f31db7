package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import obreia.fixtures.PackagedModules;
import org.junit.jupiter.api.Test;

/// What the repository's package promises to the system it is installed on.
class PackagedModulesTest {
    private static final Path LINUX = Path.of(System.getProperty("obreia.root")).resolve("packaging/linux/repository");

    @Test
    void thePackageBringsTheModulesThatTheProgramRequiresAndNoOther() throws Exception {
        assertThat(PackagedModules.listed("repository"))
                .isEqualTo(PackagedModules.required("obreia.daemon", ServeTest.NOT_SHIPPED));
    }

    @Test
    void theServiceHasAUserOfItsOwnAndLittleElse() throws Exception {
        assertThat(Files.readAllLines(LINUX.resolve("obreia-repository.service")))
                .contains(
                        "Type=notify",
                        "WatchdogSec=60",
                        "User=obreia-repository",
                        "StateDirectory=obreia-repository",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict");
    }
}
