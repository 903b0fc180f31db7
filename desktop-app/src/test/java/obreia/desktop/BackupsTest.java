package obreia.desktop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.Registrar;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Backups;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;
import obreia.desktop.vault.Restoring;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault that is backed up, rehearsed and restored, with real files and a real repository.
class BackupsTest {
    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private People people;
    private RunningRepository repository;
    private Account ana;
    private Account joao;
    private Path backup;

    @BeforeEach
    void anaHasMail() throws Exception {
        people = new People(folder);
        begin();
        ana = people.join("Ana Exemplo", repository.address());
        joao = people.join("João Amostra", repository.address());
        var _ = People.stored(People.send(joao, "Antes", ana));
        People.pull(ana);
        var _ = People.stored(People.send(ana, "Resposta", joao));
        backup = folder.resolve("ana.obreia-backup");
    }

    private void begin() throws Exception {
        repository = RunningRepository.at(
                folder.resolve("repository"), Origin.parse("backup.example/post"), people.trust(), People.CLOCK);
    }

    @AfterEach
    void everythingEnds() throws Exception {
        people.close();
        repository.close();
    }

    @Test
    void aRehearsalSaysWhatIsInItAndChangesNothing() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var before = files(folder);

        assertThat(rehearse("a passphrase")).isInstanceOfSatisfying(Rehearsal.Good.class, good -> {
            var contents = good.contents();
            assertThat(contents.received()).isEqualTo(1);
            assertThat(contents.sent()).isEqualTo(1);
            assertThat(contents.newest()).contains(People.CLOCK.instant());
            assertThat(contents.written()).isEqualTo(People.CLOCK.instant());
            assertThat(contents.waiting()).isZero();
            assertThat(contents.repository()).contains(repository.address());
            assertThat(contents.person()).contains("Ana Exemplo");
        });
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void whatIsEncryptedStaysEncrypted() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());

        try (var zip = new ZipFile(backup.toFile())) {
            var database =
                    zip.getInputStream(requireNonNull(zip.getEntry("vault.db"))).readAllBytes();
            assertThat(new String(database, StandardCharsets.ISO_8859_1))
                    .doesNotContain("SQLite format 3", "CREATE TABLE", "Resposta");
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("backup.json", "vault.key", "box-keys/1.key", "box-keys/1.wrap")
                    .noneMatch(name -> name.contains("..") || name.contains("copy"));
        }
        assertThat(ana.vault().profile().resolve("vault.copy")).doesNotExist();
    }

    @Test
    void anotherPassphraseOpensNothing() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var before = files(folder);

        assertThat(rehearse("another")).isInstanceOf(Rehearsal.WrongPassphrase.class);
        assertThat(restore(folder.resolve("elsewhere"), "another")).isInstanceOf(Restoring.WrongPassphrase.class);
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void aRestoredVaultIsANewDeviceThatStillReadsWhatItHad() throws Exception {
        var device = ana.membership().orElseThrow().device();
        ana.vault().backUp(backup, People.CLOCK.instant());
        var profile = ana.vault().profile();
        assertThat(restore(profile, "a passphrase")).isInstanceOf(Restoring.InUse.class);
        var since = People.stored(People.send(joao, "Desde então", ana));
        ana.close();

        var done = (Restoring.Done) restore(profile, "a passphrase");

        assertThat(done.aside())
                .hasValueSatisfying(
                        aside -> assertThat(aside.resolve("vault.db")).exists());
        var former = people.profile(done.aside().orElseThrow().getFileName().toString());
        assertThat(former.membership().orElseThrow().device())
                .as("the former one opens as before")
                .isEqualTo(device);
        former.close();
        var restored = people.profile("Ana Exemplo");
        assertThat(restored.membership()).isEmpty();
        assertThat(new Letters(restored).inbox(false, 10)).hasSize(1);
        joinAgain(restored);
        assertThat(restored.membership().orElseThrow().device()).isNotEqualTo(device);
        People.pull(restored);
        assertThat(People.read(restored, since))
                .as("sealed to the former device, whose keys are in the backup")
                .isInstanceOf(ReadOutcome.Verified.class);
        var after = People.stored(People.send(joao, "Depois", restored));
        People.pull(restored);
        assertThat(People.read(restored, after)).isInstanceOf(ReadOutcome.Verified.class);
        var own = People.stored(People.send(restored, "De novo", joao));
        People.pull(joao);
        assertThat(People.read(joao, own)).isInstanceOf(ReadOutcome.Verified.class);
    }

    @Test
    void whatWaitedInTheBackupAndWasSentSinceIsNotStoredTwice() throws Exception {
        ana.hangUp();
        repository.close();
        var waiting = People.send(ana, "À espera", joao);
        assertThat(waiting).isInstanceOf(SendOutcome.Waiting.class);
        ana.vault().backUp(backup, People.CLOCK.instant());
        begin();
        assertThat(new OutboxRunner(ana).run(ana.line())).singleElement().isInstanceOf(SendOutcome.Stored.class);
        var next = People.stored(People.send(ana, "E mais uma", joao));
        var profile = ana.vault().profile();
        ana.close();

        assertThat(((Restoring.Done) restore(profile, "a passphrase"))
                        .contents()
                        .waiting())
                .isEqualTo(1);
        var restored = people.profile("Ana Exemplo");
        joinAgain(restored);
        assertThat(new OutboxRunner(restored).run(restored.line()))
                .singleElement()
                .isInstanceOf(SendOutcome.Stored.class);
        People.pull(restored);
        var own = People.stored(People.send(restored, "Depois", joao));

        joao.hangUp();
        People.pull(joao);
        var letter = ((SendOutcome.Waiting) waiting).message();
        assertThat(new Letters(joao).inbox(false, 10))
                .extracting(ListedMessage::message)
                .contains(letter, next, own)
                .hasSize(4)
                .doesNotHaveDuplicates();
        for (var each : List.of(letter, next, own)) {
            assertThat(People.read(joao, each)).isInstanceOf(ReadOutcome.Verified.class);
        }
        assertThat(joao.vault().alarms().open()).isEmpty();
        assertThat(restored.vault().alarms().broken()).isEmpty();
    }

    private static void joinAgain(Account restored) throws Exception {
        var former = restored.vault().device().former().orElseThrow();
        assertThat(new Registrar(restored).join(former.repository(), former.card(), former.alias(), People.RIGHT))
                .isInstanceOf(JoinOutcome.Added.class);
        assertThat(restored.vault().device().former()).isEmpty();
    }

    @Test
    void aBackupGoesToAComputerThatHasNoProfile() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var profile = folder.resolve("new/computer");

        assertThat(restore(profile, "a passphrase"))
                .isInstanceOfSatisfying(
                        Restoring.Done.class, done -> assertThat(done.aside()).isEmpty());
        assertThat(profile.resolve("vault.db")).exists();
        assertThat(files(folder.resolve("new"))).allMatch(name -> name.startsWith("computer/"));
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var whole = Files.readAllBytes(backup);
        for (var length : List.of(0, 10, whole.length / 2, whole.length - 1)) {
            Files.write(backup, Arrays.copyOf(whole, length));

            assertThat(rehearse("a passphrase")).as("%s bytes", length).isInstanceOf(Rehearsal.Damaged.class);
        }
    }

    @Test
    void aByteThatIsChangedAnywhereIsNoticed() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var whole = Files.readAllBytes(backup);
        for (var part = 1; part < 8; part++) {
            var changed = whole.clone();
            changed[whole.length / 8 * part] ^= 1;
            Files.write(backup, changed);

            assertThat(rehearse("a passphrase")).as("part %s", part).isInstanceOf(Rehearsal.Damaged.class);
        }
    }

    @Test
    void aFileOfAnotherNameIsNeverUnpacked() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        for (var name : List.of("../evil", "box-keys/../../evil", "/tmp/obreia-evil", "box-keys/1.sh", "vault.db ")) {
            var entries = entries();
            entries.put(name, "evil".getBytes(StandardCharsets.UTF_8));
            write(entries);
            assertDamaged("its list does not name");

            entries.put(
                    "backup.json",
                    new String(requireNonNull(entries.get("backup.json")), StandardCharsets.UTF_8)
                            .replace(
                                    "\"files\":[",
                                    "\"files\":[{\"name\":\"" + name + "\",\"size\":4,\"sha256\":\"" + "0".repeat(64)
                                            + "\"},")
                            .getBytes(StandardCharsets.UTF_8));
            write(entries);
            assertDamaged("none of a vault");
            ana.vault().backUp(backup, People.CLOCK.instant());
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void aFileThatIsLongerThanItsListSaysIsNotUnpackedWhole() throws Exception {
        ana.vault().backUp(backup, People.CLOCK.instant());
        var entries = entries();
        entries.put("vault.key", new byte[100_000_000]);
        write(entries);

        assertDamaged("vault.key in it was changed");
    }

    @Test
    void whatIsNoBackupAtAllIsRefused() throws Exception {
        Files.writeString(backup, "a letter");
        assertDamaged("no backup");
        write(new TreeMap<>());
        assertThat(rehearse("a passphrase")).isInstanceOf(Rehearsal.Damaged.class);

        Files.delete(backup);
        assertThatThrownBy(() -> rehearse("a passphrase")).isInstanceOf(NoSuchFileException.class);
    }

    private void assertDamaged(String why) throws Exception {
        assertThat(rehearse("a passphrase"))
                .isInstanceOfSatisfying(
                        Rehearsal.Damaged.class,
                        damaged -> assertThat(damaged.why()).contains(why));
    }

    private Rehearsal rehearse(String typed) throws Exception {
        try (var passphrase = Passphrase.take(typed.toCharArray())) {
            return Backups.rehearse(backup, ana.vault().profile(), passphrase, random);
        }
    }

    private Restoring restore(Path profile, String typed) throws Exception {
        try (var passphrase = Passphrase.take(typed.toCharArray())) {
            return Backups.restore(backup, profile, passphrase, random, People.CLOCK.instant());
        }
    }

    private Map<String, byte[]> entries() throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(backup.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void write(Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    /// The files of the persons' devices. The running repository's own come and go while its database tidies up.
    private static List<String> files(Path folder) throws IOException {
        var found = new TreeSet<String>();
        try (var beside = Files.newDirectoryStream(folder, part -> !part.endsWith("repository"))) {
            for (var part : beside) {
                try (var all = Files.walk(part)) {
                    all.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .filter(name -> !name.endsWith("-shm"))
                            .forEach(found::add);
                }
            }
        }
        return List.copyOf(found);
    }
}
