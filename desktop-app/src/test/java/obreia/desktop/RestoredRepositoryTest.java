package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.Devices;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.SendOutcome;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.message.Check;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A repository that loses its last letters and statements to a backup, and its members.
class RestoredRepositoryTest {
    @TempDir
    Path folder;

    private People people;
    private BackedUpRepository repository;
    private Account ana;
    private Account bruno;
    private Digest first;
    private Digest second;
    private Digest receipt;

    @BeforeEach
    void aLetterAndAStatementAreLostToABackup() throws Exception {
        people = new People(folder);
        repository = new BackedUpRepository(folder);
        serve();
        ana = people.join("ana", repository.address());
        bruno = people.join("bruno", repository.address());
        var laptop = people.join("bruno-laptop", "bruno", repository.address());
        first = People.stored(People.send(ana, "One", bruno));
        People.pull(bruno);
        assertThat(People.read(bruno, first)).isInstanceOf(ReadOutcome.Verified.class);
        laptop.hangUp();
        stop();
        repository.backUp();
        serve();
        second = People.stored(People.send(ana, "Two", bruno));
        People.pull(bruno);
        assertThat(new MessageReader(bruno).read(first, true, People.RIGHT)).isInstanceOf(ReadOutcome.Verified.class);
        receipt = bruno.vault()
                .receipts()
                .verified(first, People.mailbox(bruno))
                .orElseThrow()
                .receipt();
        assertThat(new Devices(bruno).remove(laptop.membership().orElseThrow().device(), People.RIGHT))
                .isInstanceOf(Devices.Removal.Done.class);
        stop();
        repository.fallBack();
    }

    @AfterEach
    void close() throws Exception {
        people.close();
        repository.stop();
    }

    @Test
    void refusesToServeOnceAMemberHasShownItWhatItSignedBefore() throws Exception {
        serve();
        assertThat(new MailPull(ana, ana.line()).pull().refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SET_BACK));
    }

    @Test
    void goesOnInANewGenerationAndGetsBackWhatItsMembersStillHave() throws Exception {
        repository.restore(
                ana.logs().messages().pinned().orElseThrow(),
                ana.logs().directory().pinned().orElseThrow());
        serve();

        assertThat(new OutboxRunner(ana).run(ana.line()))
                .singleElement()
                .isInstanceOfSatisfying(
                        SendOutcome.Stored.class,
                        stored -> assertThat(stored.message()).isEqualTo(second));
        assertThat(new Alerts(ana).now())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm)
                        .startsWith("The repository was restored from a backup")
                        .contains("were seen here"));
        People.pull(bruno);
        var log = bruno.logs().directory().log();
        assertThat(log.generation()).isEqualTo(2);
        assertThat(bruno.vault().directory().changes(log, People.mailbox(bruno), Long.MAX_VALUE))
                .extracting(change -> change.version())
                .containsExactly(1L, 2L, 3L);

        var third = People.stored(People.send(ana, "Three", bruno));
        People.pull(bruno);
        for (var letter : new Digest[] {first, second, third}) {
            assertThat(People.read(bruno, letter))
                    .isInstanceOfSatisfying(
                            ReadOutcome.Verified.class,
                            read -> assertThat(read.message().checks())
                                    .filteredOn(check -> check.outcome() != Check.Outcome.HOLDS)
                                    .extracting(Check::step)
                                    .isSubsetOf(
                                            ReadingStep.REVOCATION,
                                            ReadingStep.NEWEST_STATEMENT,
                                            ReadingStep.CHECKPOINTS));
        }
        assertThat(new OutboxRunner(ana).run(ana.line())).isEmpty();
        assertThat(ana.logs().broken()).isEmpty();
    }

    @Test
    void getsBackTheReceiptsThatWereGivenAfterTheBackup() throws Exception {
        assertThat(ana.vault().receipts().of(first)).isEmpty();
        repository.restore(
                bruno.logs().messages().pinned().orElseThrow(),
                bruno.logs().directory().pinned().orElseThrow());
        serve();

        assertThat(new OutboxRunner(bruno).run(bruno.line()))
                .singleElement()
                .isInstanceOfSatisfying(
                        SendOutcome.Stored.class,
                        stored -> assertThat(stored.message()).isEqualTo(receipt));
        assertThat(new MailPull(ana, ana.line()).pull().receipts()).containsExactly(receipt);

        assertThat(new Letters(ana).status(first).allReceipted()).isTrue();
        assertThat(new OutboxRunner(bruno).run(bruno.line())).isEmpty();
    }

    @Test
    void isNotFollowedIntoAGenerationThatNamesAnotherPast() throws Exception {
        var lie = bruno.logs().messages().pinned().orElseThrow();
        repository.restore(lie);
        serve();
        assertThat(ana.logs().directory().log().generation()).isEqualTo(1);
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(ana::line)
                .withMessageContaining("does not continue what was seen before")
                .withMessageContaining("names no checkpoint of the log");
        assertThat(ana.logs().directory().log().generation()).isEqualTo(1);
        assertThat(ana.vault().logs().generation(LogKind.DIRECTORY)).hasValue(1);
    }

    private void serve() {
        repository.serve(people.trust());
    }

    private void stop() {
        for (var account : new Account[] {ana, bruno}) {
            if (account != null) {
                account.hangUp();
            }
        }
        repository.stop();
    }
}
