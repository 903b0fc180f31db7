package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.Scans;
import obreia.desktop.card.SmartCard;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cards`, and `mail register` without `--card`, by what a scan finds.
class CardsCommandTest {
    private static final FoundToken ANA = Scans.token("1", CardState.READY, Scans.certificate("Ana", CardState.READY));
    private static final FoundToken RUI = Scans.token("2", CardState.READY, Scans.certificate("Rui", CardState.READY));

    private final Looks looks = new Looks();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void showsEverythingThereIsAndWhatIsWrongWithIt() {
        var locked = Scans.token("3", CardState.PIN_LOCKED, Scans.certificate("Eva", CardState.EXPIRED));
        looks.see(Scans.scan(ANA, locked));

        assertThat(run("cards")).isZero();
        assertThat(out()).isEqualTo("""
                Readers
                  Alcor AU9540 00 00: a card is in it
                  Another reader 01 00: no card
                Drivers
                  Driver  /usr/lib/p11.so
                Cards
                  Test card “Label”, serial number 1
                    in Alcor AU9540 00
                    Authentication PIN: typed here
                    signs    Ana (12345678), issued by Test CA, valid until 2049-01-01
                             --card 'pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so'
                  Test card “Label”, serial number 3
                    in Alcor AU9540 00
                    Authentication PIN: typed here
                    The card's PIN is blocked. Unblock it with the card's own software and its PUK, or at the office that issued it.
                    does not Eva (12345678), issued by Test CA, valid until 2049-01-01
                             “LABEL”: it is not fit

                The card is ready to sign.
                """);
    }

    @Test
    void showsTheAnswerToResetOfACardThatNoDriverKnows() {
        looks.see(Scans.scan());
        assertThat(run("cards")).isZero();
        assertThat(out())
                .contains("Alcor AU9540 00 00: There is a card in a reader that no installed driver knows. It answers"
                        + " with ATR 3b00.")
                .endsWith(CardState.UNKNOWN_CARD.nextStep() + "\n");
    }

    @Test
    void saysThatTheServiceDoesNotRunAndWhatIsWrongWithADriver() {
        var driver = Scans.DRIVER.with(CardState.WRONG_ARCHITECTURE, "it is made for 32-bit x86 for Linux");
        looks.see(CardScan.of(
                new CardPlaces(Optional.of("it does not answer: SCARD_E_NO_SERVICE"), List.of(), List.of(driver)),
                List.of()));
        assertThat(run("cards")).isZero();
        assertThat(out())
                .contains("  none: it does not answer: SCARD_E_NO_SERVICE\n")
                .contains("    (it is made for 32-bit x86 for Linux)\n")
                .contains(CardState.NO_SERVICE.sentence() + "\n" + CardState.NO_SERVICE.nextStep() + "\n");
    }

    @Test
    void printsTheScanAsOneDocument() throws Exception {
        looks.see(Scans.scan(ANA));
        assertThat(run("cards", "--json")).isZero();
        assertThat(CardScan.parse(out().strip())).isEqualTo(Scans.scan(ANA));
    }

    @Test
    void triesTheModuleThatAPersonNames() {
        looks.see(Scans.scan());
        assertThat(run("cards", "--module", "/opt/a.so", "--module", "/opt/b.so"))
                .isZero();
        assertThat(looks.modules).containsExactly(Path.of("/opt/a.so"), Path.of("/opt/b.so"));
    }

    @Test
    void printsWhatChangesAsItComes() {
        var late = new FoundReader("Late reader", Optional.empty());
        looks.see(Scans.scan());
        looks.see(Scans.scan());
        looks.see(Scans.scan(ANA));
        looks.see(CardScan.of(Scans.places(Scans.READER, late), List.of(new DriverScan(Scans.DRIVER, List.of()))));
        looks.see(CardScan.of(
                Scans.places(new FoundReader("Late reader", Optional.of(Bytes.empty()))),
                List.of(new DriverScan(Scans.DRIVER.with(CardState.DRIVER_CRASHED, "exit 139"), List.of()))));

        assertThat(run("cards", "--watch", "--count", "3")).isZero();
        assertThat(out().substring(out().indexOf("Card put in")).lines())
                .containsExactly(
                        "Card put in: Test card “Label”, serial number 1. The card is ready to sign.",
                        "Reader disconnected: Another reader 01 00",
                        "Reader connected: Late reader: no card",
                        "Card taken out: Test card “Label”, serial number 1",
                        "Reader disconnected: Alcor AU9540 00 00",
                        "Reader Late reader: The card's driver crashed. It answers nothing.",
                        "Driver Driver  /usr/lib/p11.so",
                        "    The card's driver crashed.",
                        "    (exit 139)");
        assertThat(looks.anew).as("drivers are loaded anew when readers change").isEqualTo(2);
    }

    @Test
    void takesTheOnlyCardThatCanSignToOpenAMailbox() {
        looks.see(Scans.scan(ANA));
        assertThat(register()).isEqualTo(ExitCode.CARD.number());
        assertThat(looks.opened).containsExactly(ANA.fit().getFirst().uri().orElseThrow());
    }

    @Test
    void listsTheCardsToChooseFromWhereThereAreSeveral() {
        looks.see(Scans.scan(ANA, RUI));
        assertThat(register()).isEqualTo(ExitCode.WRONG_USE.number());
        assertThat(err())
                .contains("2 certificates can sign; name one with --card")
                .contains("Ana, issued by Test CA: 'pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so'")
                .contains("Rui, issued by Test CA");
        assertThat(looks.opened).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereNoCardCanSign() {
        looks.see(Scans.scan());
        assertThat(register()).isEqualTo(ExitCode.CARD.number());
        assertThat(err()).contains(CardState.UNKNOWN_CARD.sentence()).contains("practice:FILE.p12");
    }

    private int register() {
        var pass = folder.resolve("pass");
        try {
            Files.writeString(pass, "a passphrase\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var origin = new Origin("a.example/post");
        var address =
                new RepositoryAddress("127.0.0.1", 1, origin, Optional.empty(), TestLogKey.verifier(origin)).format();
        return run(
                "mail",
                "--profile",
                folder.resolve("ana").toString(),
                "--passphrase-file",
                pass.toString(),
                "register",
                "--repository",
                address);
    }

    private int run(String... line) {
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        var surroundings = new Surroundings(
                looks,
                InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
                new SecureRandom(),
                Patience.standard(),
                new Stretching(8 * 1024, 1, 1),
                Optional.empty(),
                Path.of("profile"),
                false);
        return new CommandLineRunner(terminal, surroundings).run(line);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// A computer on which each look finds what the test has put there; no card opens.
    private static final class Looks implements CardAccess {
        private final Deque<CardScan> next = new ArrayDeque<>();
        private final List<CardUri> opened = new ArrayList<>();
        private List<Path> modules = List.of();
        private int anew;

        void see(CardScan scan) {
            next.add(scan);
        }

        @Override
        public CardPlaces places(List<Path> more) {
            modules = more;
            return next.getFirst().places();
        }

        @Override
        public DriverScan look(FoundDriver driver, Instant now) {
            throw new IllegalStateException("all drivers are asked at once");
        }

        @Override
        public CardScan scan(CardPlaces places, Instant now) {
            return next.removeFirst();
        }

        @Override
        public void anew() {
            anew++;
        }

        @Override
        public SmartCard open(CardUri uri) throws IOException {
            opened.add(uri);
            throw new IOException("no card opens here");
        }
    }
}
