package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.process.Limits;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.evidence.UnzippedEvidence;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo holds, and what is spoiled makes it fail at the step that it spoils.
class DemoTest {
    private static final String AGE = "age-encryption.org/v1";
    private static final Demo.Meddler NOBODY = (_, _) -> {};

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    @Test
    @Tag("openssl")
    void everyStepHoldsAndOpensslVerifiesWhatItLeaves() throws Exception {
        run(0, NOBODY);

        assertThat(said).hasSize(DemoStep.values().length);
        var export = folder.resolve("export");
        UnzippedEvidence.into(export, export.resolve("letter.zip"));
        var ca = folder.resolve("authority").resolve("ca.pem").toString();
        var openssl = OpenSsl.in(export);
        assertThat(openssl.run("cms", "-verify", "-purpose", "any", "-in", "message.eml", "-CAfile", ca))
                .matches(OpenSsl.Run::succeeded);
        try (var receipts = Files.list(export.resolve("receipts"))) {
            var names = receipts.map(Path::toString)
                    .filter(name -> name.endsWith(".p7s"))
                    .toList();
            assertThat(names).hasSize(1);
            var verified = openssl.run(
                    "cms",
                    "-verify_receipt",
                    names.getFirst(),
                    "-rctform",
                    "DER",
                    "-purpose",
                    "any",
                    "-in",
                    "message.p7m",
                    "-inform",
                    "DER",
                    "-CAfile",
                    ca);
            assertThat(verified).matches(OpenSsl.Run::succeeded);
        }
    }

    @Test
    void aRepositoryThatBelievesAnotherAuthorityFailsAtTheRegistration() {
        var failure = failure(0, (step, place) -> {
            if (step == DemoStep.TRUST) {
                var other = place.resolve("other");
                var _ = PracticeCa.create(other, InstantSource.system().instant(), random);
                Files.copy(
                        other.resolve("ca.pem"),
                        place.resolve("authority").resolve("ca.pem"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        });

        assertThat(failure.step()).isEqualTo(DemoStep.REGISTER);
    }

    @Test
    void aPortThatIsTakenFailsAtTheStart() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = failure(taken.getLocalPort(), NOBODY);

            assertThat(failure.step()).isEqualTo(DemoStep.SERVE);
            assertThat(failure).hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aByteChangedInTheStoreFailsBeforeTheLetterIsShown() {
        var failure = failure(0, new Demo.Meddler() {
            @Override
            public void before(DemoStep step, Path place) {}

            @Override
            public void whileStopped(Path home) throws IOException {
                changeEnvelope(home);
            }
        });

        assertThat(failure.step()).isIn(DemoStep.RESTART, DemoStep.INBOX);
        assertThat(said).noneMatch(line -> line.contains(DemoStep.READ.title()));
    }

    /// Changes one byte in the middle of the letter's envelope, wherever the store has it.
    private static void changeEnvelope(Path home) throws IOException {
        var changed = 0;
        try (var files = Files.walk(home.resolve("store"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(AGE);
                if (at >= 0) {
                    bytes[at + 4_000] ^= 1;
                    Files.write(file, bytes);
                    changed++;
                }
            }
        }
        assertThat(changed).as("files that hold the envelope").isPositive();
    }

    private DemoFailure failure(int port, Demo.Meddler meddler) {
        return catchThrowableOfType(DemoFailure.class, () -> run(port, meddler));
    }

    private void run(int port, Demo.Meddler meddler) throws IOException, MalformedException, DemoFailure {
        var program = new ArrayList<>(RepositoryProcess.java());
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "obreia.daemon.Main"));
        try (var cards = new Cards(random, Main.cardHelper(), Limits.standard());
                var demo = new Demo(program, folder, port, surroundings(cards), said::add, meddler)) {
            demo.run();
        }
    }

    private Surroundings surroundings(Cards cards) {
        return new Surroundings(
                cards,
                InstantSource.system(),
                random,
                Patience.standard(),
                new Stretching(8 * 1024, 1, 1),
                Optional.empty(),
                Path.of("profile"),
                false);
    }
}
