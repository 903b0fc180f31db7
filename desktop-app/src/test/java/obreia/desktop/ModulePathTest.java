package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.TrustAnchors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is shipped: on the module path, where a module that nobody requires is not there.
class ModulePathTest {
    /// Jars that only tests have; the daemon is another program.
    static final Pattern NOT_SHIPPED = Pattern.compile(
            ".*(test-classes|-tests|repository-daemon|junit|jupiter|opentest4j|apiguardian|assertj|byte-buddy|archunit|"
                    + "jazzer|jmh|jopt|commons-math|testfx|osgi|hamcrest|netty|rocksdb|logback|typesafe|HdrHistogram|slf4j).*");

    /// So many colours no empty window has.
    private static final int MANY = 21;

    @TempDir
    Path folder;

    @Test
    void theDemoHoldsOnTheModulePathAndDrawsEveryScreenWithoutAWarning() throws Exception {
        var daemon = new ArrayList<>(RepositoryProcess.java());
        daemon.addAll(List.of("-cp", System.getProperty("java.class.path"), "obreia.daemon.Main"));
        var launcher = folder.resolve("launcher");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + String.join("' '", daemon) + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        var pictures = folder.resolve("pictures");
        var process = start(
                List.of("-Dobreia.launcher=" + launcher, "-Dglass.platform=Headless", "-Dprism.order=sw"),
                List.of("demo", "--screenshots", pictures.toString(), "--only", ".*-en-light|sent-.*|compose-pt-dark"));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as(String.join(" | ", (Files.readString(folder.resolve("err")) + said).split("\n")))
                .isZero();
        assertThat(said).contains("All steps hold.\n");
        try (var drawn = Files.list(pictures)) {
            assertThat(drawn)
                    .as("the rail, two messages, a new one, the PIN and the hard cases, in one language and theme")
                    .hasSizeGreaterThan(70)
                    .allSatisfy(picture -> assertThat(differentColours(picture)).isEqualTo(MANY));
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// No more than MANY.
    private static long differentColours(Path picture) throws IOException {
        var image = ImageIO.read(picture.toFile());
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .limit(MANY)
                .count();
    }

    @Test
    @Tag("softhsm")
    void aCardWorksInAProcessThatRunsOnTheModulePathToo() throws Exception {
        Files.writeString(folder.resolve("secret"), "a passphrase\n");
        var origin = Origin.parse("modules.example/post");
        try (var repository = RunningRepository.inMemory(origin, TrustAnchors.of(Map.of()))) {
            var process = start(
                    List.of(),
                    List.of(
                            "mail",
                            "register",
                            "--profile",
                            folder.resolve("profile").toString(),
                            "--passphrase-file",
                            folder.resolve("secret").toString(),
                            "--repository",
                            repository.address().format(),
                            "--card",
                            SoftHsmCard.P256.uri()));

            assertThat(process.waitFor())
                    .as(Files.readString(folder.resolve("err")))
                    .isEqualTo(3);
            assertThat(folder.resolve("err"))
                    .as("the card was read, and then nobody believed it")
                    .content()
                    .contains("CN=Test Root CA");
        }
    }

    private Process start(List<String> options, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--illegal-native-access=deny",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=obreia.desktop,org.xerial.sqlitejdbc,javafx.graphics",
                "--add-exports=javafx.base/com.sun.javafx.event=org.controlsfx.controls"));
        command.addAll(options);
        command.addAll(List.of("-p", modulePath(), "-m", "obreia.desktop/obreia.desktop.Main"));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static String modulePath() {
        var modules = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!NOT_SHIPPED.matcher(entry).matches()) {
                modules.add(entry);
            }
        }
        return String.join(File.pathSeparator, modules);
    }
}
