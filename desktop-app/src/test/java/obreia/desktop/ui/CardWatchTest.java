package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import obreia.desktop.People;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.Scans;
import obreia.desktop.card.SmartCard;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.shell.CardStanding;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A card that comes and goes while somebody watches, on a computer as the test puts it.
class CardWatchTest {
    private static final CardPlaces IN = Scans.places(Scans.READER);
    private static final CardPlaces OUT = Scans.places(new FoundReader(Scans.READER.name(), Optional.empty()));
    private static final CardPlaces BUSY =
            Scans.places(new FoundReader(Scans.READER.name(), Optional.of(Bytes.empty())));

    private final BlockingQueue<CardStanding> told = new LinkedBlockingQueue<>();
    private final Computer computer = new Computer();
    private final CardWatch watch = new CardWatch(computer, People.CLOCK, Duration.ofMillis(1), told::add);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void aCardInAReaderIsSaidWhenItComesAndGoesAndDriversAreAskedNoMoreOftenThanThat() throws Exception {
        watch.watch(enrolment("Ana"));
        assertThat(next()).isEqualTo(new CardStanding.Missing(CardState.NO_CARD));
        computer.put("Ana", IN);
        assertThat(next()).isEqualTo(new CardStanding.Ready("Ana"));
        computer.places = BUSY;
        computer.isLookedAt(3);
        assertThat(computer.asked.get()).as("once for each change").isEqualTo(2);
        assertThat(told).isEmpty();

        computer.put("Rui", OUT);
        assertThat(next()).isEqualTo(new CardStanding.Missing(CardState.NO_CARD));
        computer.places = IN;
        assertThat(next()).as("somebody else’s").isEqualTo(new CardStanding.Missing(CardState.OTHER_CARD));
        assertThat(computer.anew.get()).as("readers stayed the same").isZero();
        computer.put("Ana", Scans.places(Scans.EMPTY_READER, Scans.READER));
        assertThat(next()).isEqualTo(new CardStanding.Ready("Ana"));
        assertThat(computer.anew.get()).as("a reader came").isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWhileTheCardIsNeededAndEverybodyAfterThat() throws Exception {
        watch.watch(enrolment("Ana"));
        assertThat(next()).isEqualTo(new CardStanding.Missing(CardState.NO_CARD));
        watch.pause(true);
        computer.put("Ana", IN);
        watch.watch(enrolment("Ana"));
        assertThat(told.poll(50, TimeUnit.MILLISECONDS)).isNull();

        watch.pause(false);
        assertThat(next()).isEqualTo(new CardStanding.Ready("Ana"));
    }

    @Test
    void aComputerThatCannotSayIsAskedAgain() throws Exception {
        computer.fails = true;
        watch.watch(enrolment("Ana"));
        assertThat(next()).isEqualTo(new CardStanding.Missing(CardState.NO_SERVICE));
        computer.put("Ana", IN);
        computer.fails = false;
        CardStanding said;
        do {
            said = next();
        } while (said.equals(new CardStanding.Missing(CardState.NO_SERVICE)));
        assertThat(said).isEqualTo(new CardStanding.Ready("Ana"));
    }

    @Test
    void aPracticeCardIsAFileThatIsThereOrNot() throws Exception {
        var file = Files.createFile(folder.resolve("ana.p12"));
        watch.watch(new Enrolment(address(), new CardUri.Practice(file), Optional.empty()));
        assertThat(next()).isEqualTo(new CardStanding.Practice(true));
        Files.delete(file);
        CardStanding said;
        do {
            said = next();
        } while (said.equals(new CardStanding.Practice(true)));
        assertThat(said).isEqualTo(new CardStanding.Practice(false));
        assertThat(computer.looked.availablePermits()).as("no reader is asked").isZero();
    }

    private CardStanding next() throws InterruptedException {
        var next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("something is said").isNotNull();
        return next;
    }

    private static Enrolment enrolment(String holder) {
        return new Enrolment(
                address(), new CardUri.Pkcs11("pkcs11:serial=1"), Optional.of(Digest.of(Bytes.utf8(holder))));
    }

    private static RepositoryAddress address() {
        var origin = new Origin("a.example/post");
        return new RepositoryAddress("127.0.0.1", 1, origin, Optional.empty(), TestLogKey.verifier(origin));
    }

    /// Readers, and one driver that shows one card as long as a reader holds one.
    private static final class Computer implements CardAccess {
        private final Semaphore looked = new Semaphore(0);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger anew = new AtomicInteger();
        private volatile String holder = "";
        private volatile CardPlaces places = OUT;
        private volatile boolean fails;

        void put(String name, CardPlaces now) {
            holder = name;
            places = now;
        }

        /// Returns when it was looked at so often from now on.
        void isLookedAt(int times) throws InterruptedException {
            looked.drainPermits();
            assertThat(looked.tryAcquire(times, 30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public CardPlaces places(List<Path> more) throws IOException {
            if (fails) {
                throw new IOException("the process for cards does not start");
            }
            looked.release();
            return places;
        }

        @Override
        public DriverScan look(FoundDriver driver, Instant now) {
            var _ = asked.incrementAndGet();
            var isIn = places.readers().stream().anyMatch(FoundReader::cardPresent);
            return new DriverScan(
                    driver,
                    isIn
                            ? List.of(Scans.token("1", CardState.READY, Scans.certificate(holder, CardState.READY)))
                            : List.of());
        }

        @Override
        public void anew() {
            var _ = anew.incrementAndGet();
        }

        @Override
        public SmartCard open(CardUri uri) throws IOException {
            throw new IOException("nobody opens a card here");
        }
    }
}
