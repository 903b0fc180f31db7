package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.Devices;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.ReadOutcome;
import obreia.protocol.wire.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Devices that joined after the backup to which their repository fell back, and one that was removed.
class ForgottenDeviceTest {
    @TempDir
    Path folder;

    private final List<Account> connected = new ArrayList<>();
    private People people;
    private BackedUpRepository repository;
    private Account ana;
    private Account bruno;

    @BeforeEach
    void thereIsABackup() throws Exception {
        people = new People(folder);
        repository = new BackedUpRepository(folder);
        repository.serve(people.trust());
        ana = joined("ana", "ana");
        bruno = joined("bruno", "bruno");
        stop();
        repository.backUp();
        repository.serve(people.trust());
    }

    @AfterEach
    void close() throws Exception {
        people.close();
        repository.stop();
    }

    @Test
    void aComputerThatJoinedAMailboxAfterTheBackupHandsInItsStatementAgain() throws Exception {
        var laptop = joined("laptop", "bruno");
        fallBack(laptop);

        People.pull(laptop);

        saysOnlyThatItWasRestored(laptop);
        var letter = People.stored(People.send(laptop, "From the laptop", ana));
        People.pull(ana);
        assertThat(People.read(ana, letter)).isInstanceOf(ReadOutcome.Verified.class);
        var answer = People.stored(People.send(ana, "To both computers", bruno));
        for (var device : List.of(bruno, laptop)) {
            People.pull(device);
            assertThat(People.read(device, answer)).isInstanceOf(ReadOutcome.Verified.class);
        }
    }

    @Test
    void somebodyWhoJoinedAfterTheBackupIsAMemberAgain() throws Exception {
        var carla = joined("carla", "carla");
        fallBack(carla);

        People.pull(carla);

        saysOnlyThatItWasRestored(carla);
        var letter = People.stored(People.send(ana, "To carla", carla));
        People.pull(carla);
        assertThat(People.read(carla, letter)).isInstanceOf(ReadOutcome.Verified.class);
    }

    @Test
    void oneWhoseStatementBuildsOnALostOneIsToldToComeWithTheOtherDeviceFirst() throws Exception {
        var laptop = joined("laptop", "bruno");
        var desk = joined("desk", "bruno");
        fallBack(desk);

        assertThat(new MailPull(desk, desk.line()).pull().refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_REGISTERED));
        assertThat(new Alerts(desk).now())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm)
                        .startsWith("The repository does not know this device any more")
                        .contains("newest statement of your mailbox that it has is number 1")
                        .contains("on each of your other devices"));
        assertThat(new Alerts(desk).acknowledge()).isEqualTo(1);

        People.pull(laptop);
        desk.hangUp();
        People.pull(desk);
        saysOnlyThatItWasRestored(desk);
    }

    @Test
    void oneThatAnotherDeviceRemovedStaysOutAndIsTold() throws Exception {
        var laptop = joined("laptop", "bruno");
        assertThat(new Devices(bruno).remove(laptop.membership().orElseThrow().device(), People.RIGHT))
                .isInstanceOf(Devices.Removal.Done.class);
        laptop.hangUp();

        assertThat(new MailPull(laptop, laptop.line()).pull().refusal()).isPresent();

        assertThat(new Alerts(laptop).now())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm)
                        .contains("that it has is number 3")
                        .contains("another of your devices removed this one"));
        People.pull(bruno);
        assertThat(new Devices(bruno).list()).hasSize(1);
    }

    private static void saysOnlyThatItWasRestored(Account account) throws Exception {
        assertThat(new Alerts(account).now())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm).startsWith("The repository was restored from a backup"));
        assertThat(account.logs().directory().log().generation()).isEqualTo(2);
    }

    /// The repository loses what came since the backup, and goes on.
    private void fallBack(Account newest) throws Exception {
        stop();
        repository.fallBack();
        repository.restore(
                newest.logs().messages().pinned().orElseThrow(),
                newest.logs().directory().pinned().orElseThrow());
        repository.serve(people.trust());
    }

    private void stop() {
        connected.forEach(Account::hangUp);
        repository.stop();
    }

    private Account joined(String profile, String name) throws Exception {
        var account = profile.equals(name)
                ? people.join(name, repository.address())
                : people.join(profile, name, repository.address());
        connected.add(account);
        People.pull(account);
        return account;
    }
}
