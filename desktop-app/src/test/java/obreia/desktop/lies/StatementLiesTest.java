package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxState;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Devices;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.vault.Alarms;
import obreia.fixtures.lying.Lie;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementEntry;
import org.junit.jupiter.api.Test;

/// Old, foreign and false statements and box keys.
class StatementLiesTest extends LyingCase {
    @Test
    void anOldStatementThatListsALostDeviceIsRefusedByASenderWhoNeverMetItsOwner() throws Exception {
        var bruno = scene.join("bruno");
        var lost = scene.joinAgain("bruno", "bruno-laptop");
        var device = lost.membership().orElseThrow().device();
        assertThat(new Devices(bruno).remove(device, Scene.RIGHT)).isInstanceOf(Devices.Removal.Done.class);
        var carla = scene.join("carla");
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(honest.statements().subList(0, 2), honest.boxKeys(), false)));

        assertThatThrownBy(() -> scene.trySending(carla, "To a thief", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("statement 2 of bruno as the newest")
                .hasMessageContaining("holds statement 3");
        assertThat(scene.granted(Request.Send.class)).isEmpty();
    }

    @Test
    void anOldBoxKeyIsFoundOutByItsOwnerInTheFirstLetterThatIsSealedToIt() throws Exception {
        var bruno = scene.join("bruno");
        var old = scene.granted(Request.Register.class).getFirst().boxKey();
        scene.pass(Duration.ofDays(8));
        scene.pull(bruno);
        scene.pull(bruno);
        var carla = scene.join("carla");
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(honest.statements(), List.of(old), false)));
        var letter = scene.send(carla, "To an old key", bruno);
        scene.repository().tell(Lie.NONE);
        scene.pull(bruno);

        Findings.refused(
                scene.readWithReceipt(bruno, letter),
                ReadingStep.NEWEST_STATEMENT,
                "names box key 1 of this device, and 2 was handed in before");
    }

    @Test
    void anOldBoxKeyIsRefusedByASenderWhoHasSeenANewerOne() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var old = scene.granted(Request.Register.class).getLast().boxKey();
        scene.pass(Duration.ofDays(8));
        scene.pull(bruno);
        scene.send(ana, "To the new key", bruno);
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(honest.statements(), List.of(old), false)));

        assertThatThrownBy(() -> scene.trySending(ana, "To the old key", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("serves box key 1 of bruno, and number 2 was seen before");
    }

    @Test
    void aStatementOfAnotherOriginIsRefused() throws Exception {
        var elsewhere = scene.repository("elsewhere.example/post");
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.joinElsewhere("bruno", elsewhere);
        var foreign = elsewhere.world().steps().stream()
                .filter(step -> step.request() instanceof Request.Register)
                .map(step -> ((Request.Register) step.request()).statement())
                .findFirst()
                .orElseThrow();
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(
                                List.of(new StatementEntry(
                                        honest.statements().getFirst().leaf(), foreign)),
                                List.of(),
                                false)));

        assertThatThrownBy(() -> scene.trySending(ana, "Here", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("elsewhere.example/post, not of");
    }

    @Test
    void aDeviceThatIsAddedByAnotherCardIsRefusedByAllAndItsOwnerIsAlarmed() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.join("mallory");
        scene.send(ana, "Before", bruno);
        var person =
                ana.vault().people().find(Scene.mailbox(bruno)).orElseThrow().person();
        var false2 = withAnotherDevice(bruno, "mallory");
        scene.repository().world().forge(MailboxState.of(false2, person), false2.cms());

        assertThatThrownBy(() -> scene.trySending(ana, "After", bruno)).isInstanceOf(VerificationException.class);
        scene.pull(bruno);
        assertThat(bruno.vault().alarms().open())
                .singleElement()
                .extracting(Alarms.Alarm::words)
                .asString()
                .contains("Statement 2 of your own mailbox was not made by this device")
                .contains(false2.digest().shortHex());
    }

    @Test
    void aBoxKeyOfADeviceThatNoStatementListsIsRefused() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.join("mallory");
        var mallorys = scene.granted(Request.Register.class).getLast().boxKey();
        scene.repository().tell(Answers.lookup(Scene.mailbox(bruno), honest -> {
            var boxKeys = new ArrayList<>(honest.boxKeys());
            boxKeys.add(mallorys);
            return new Response.Statements(honest.statements(), boxKeys, false);
        }));

        assertThatThrownBy(() -> scene.trySending(ana, "Also to mallory", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("no device of statement 1");
    }

    @Test
    void aStatementThatIsServedAndNotLoggedIsRefused() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        // Signed by the very card: as if a thief of card and PIN and the repository worked together, unseen by bruno.
        var second = withAnotherDevice(bruno, "bruno");
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(
                                List.of(
                                        honest.statements().getFirst(),
                                        new StatementEntry(
                                                honest.statements().getFirst().leaf() + 1, second.cms())),
                                honest.boxKeys(),
                                false)));

        assertThatThrownBy(() -> scene.trySending(ana, "To a thief", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("is not in its directory's log");
    }

    private SignedStatement withAnotherDevice(Account owner, String card) throws Exception {
        var before = SignedStatement.verify(scene.granted(Request.Register.class).stream()
                .map(Request.Register::statement)
                .filter(cms -> isOf(owner, cms))
                .findFirst()
                .orElseThrow());
        try (var device = DeviceKey.generate(scene.random(), scene.now())) {
            return scene.sign(
                    new Statement(
                            before.statement().origin(),
                            before.statement().mailbox(),
                            2,
                            Optional.of(before.digest()),
                            scene.now(),
                            Optional.empty(),
                            scene.certificate(card).digest(),
                            List.of(
                                    before.statement().devices().getFirst(),
                                    DeviceEntry.of(device.spki(), scene.now())),
                            Optional.empty()),
                    card);
        }
    }

    private static boolean isOf(Account owner, Bytes cms) {
        try {
            return SignedStatement.verify(cms).statement().mailbox().equals(Scene.mailbox(owner));
        } catch (IOException | MalformedException | VerificationException e) {
            throw new AssertionError(e);
        }
    }
}
