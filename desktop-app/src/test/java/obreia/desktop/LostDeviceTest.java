package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Devices;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.LineEnd;
import obreia.desktop.repository.LineListener;
import obreia.desktop.vault.Direction;
import obreia.fixtures.RunningRepository;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.Origin;
import obreia.protocol.sealing.Opener;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A computer that its owner lost, from the moment on at which a statement removes it.
class LostDeviceTest {
    @TempDir
    Path folder;

    private People people;
    private RunningRepository repository;
    private Account ana;
    private Account rui;
    private Account lost;

    @BeforeEach
    void ruiHasTwoComputers() throws Exception {
        people = new People(folder);
        repository = RunningRepository.inMemory(Origin.parse("lost.example/post"), people.trust(), People.CLOCK);
        ana = people.join("ana", repository.address());
        rui = people.join("rui", repository.address());
        lost = people.join("rui-laptop", "rui", repository.address());
    }

    @AfterEach
    void everythingEnds() throws Exception {
        people.close();
        repository.close();
    }

    @Test
    void itsOpenLineIsClosedAtOnceAndEachRequestOfANewOneIsRefused() throws Exception {
        var ended = new CompletableFuture<LineEnd>();
        lost.listen(new LineListener() {
            @Override
            public void notice(Response.Notice notice) {}

            @Override
            public void ended(LineEnd end) {
                ended.complete(end);
            }
        });
        assertThat(lost.line().subscribe()).isInstanceOf(Answer.Granted.class);

        remove();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isNotNull();
        lost.listen(LineListener.none());
        var me = People.mailbox(lost);
        var line = lost.line();
        for (var answer : List.of(
                line.all(me, 0, 1),
                line.unread(me, 0, 1),
                line.lookup(me, 0),
                line.people("", Optional.empty(), 10),
                line.subscribe())) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.NOT_REGISTERED));
        }
    }

    @Test
    void itIsToldSoInPlainWordsAndWhatItHasStaysReadable() throws Exception {
        var letter = People.stored(People.send(ana, "Read before", rui));
        People.pull(lost);
        assertThat(People.read(lost, letter)).isInstanceOf(ReadOutcome.Verified.class);
        var unread = People.stored(People.send(ana, "Fetched before", rui));
        People.pull(lost);

        remove();
        lost.hangUp();

        var refusal = new MailPull(lost, lost.line()).pull().refusal().orElseThrow();
        assertThat(refusal.message())
                .contains("no device of your mailbox any more", "What is kept here stays readable", "revoked");
        assertThat(People.send(lost, "From a thief", ana))
                .isInstanceOfSatisfying(
                        SendOutcome.NotWritten.class,
                        refused -> assertThat(refused.why()).contains("no device of your mailbox any more"));
        assertThat(People.read(lost, letter)).isInstanceOf(ReadOutcome.Verified.class);
        assertThat(People.read(lost, unread)).isInstanceOf(ReadOutcome.Verified.class);
    }

    @Test
    void nothingIsSealedToItAnyMore() throws Exception {
        var before = envelope(People.stored(People.send(ana, "Before", rui)));
        assertThat(before.stanzas()).as("ana's, and rui's two").isEqualTo(3);

        remove();

        var after = envelope(People.stored(People.send(ana, "After", rui)));
        assertThat(after.stanzas()).isEqualTo(2);
        try (var keys = lost.vault().boxKeys().open()) {
            assertThat(Opener.open(before, keys.keys()).length()).isPositive();
            assertThatThrownBy(() -> Opener.open(after, keys.keys())).isInstanceOf(VerificationException.class);
        }
        try (var keys = rui.vault().boxKeys().open()) {
            assertThat(Opener.open(after, keys.keys()).length()).isPositive();
        }
    }

    private void remove() throws Exception {
        var device = lost.membership().orElseThrow().device();
        assertThat(new Devices(rui).remove(device, People.RIGHT)).isInstanceOf(Devices.Removal.Done.class);
    }

    private Envelope envelope(Digest letter) throws Exception {
        return ana.vault()
                .messages()
                .find(letter, Direction.OUT)
                .orElseThrow()
                .envelope()
                .orElseThrow();
    }
}
