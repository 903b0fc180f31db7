package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.repository.Answer;
import obreia.desktop.vault.Direction;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// A card that was lost and renewed, and what the old one is still good for.
class OldCardTest extends LyingCase {
    @Test
    void theStatementOfTheOldCardIsRefusedByASenderWhoNeverMetItsOwner() throws Exception {
        var bruno = scene.join("bruno");
        renew(bruno, "bruno", statement(bruno).statement().devices());
        var carla = scene.join("carla");
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno),
                        honest -> new Response.Statements(honest.statements().subList(0, 1), honest.boxKeys(), false)));

        assertThatThrownBy(() -> scene.trySending(carla, "To a finder", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("statement 1 of bruno as the newest")
                .hasMessageContaining("holds statement 2")
                .hasMessageContaining("a lost device or card");
        assertThat(scene.granted(Request.Send.class)).isEmpty();
    }

    @Test
    void aLetterThatTheOldCardSignsAfterItsRenewalIsNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var stolen = scene.joinAgain("bruno", "bruno-laptop");
        scene.pull(bruno);
        renew(bruno, "bruno", List.of(statement(bruno).statement().devices().getFirst()));
        // The repository shows the thief of card and computer a world without the renewal, and puts the letter that
        // was written there into the true one.
        var honest = scene.repository().world();
        scene.repository().show(scene.endingBefore(Request.Update.class));
        var letter = scene.send(stolen, "From a thief", ana);
        scene.repository().show(honest);
        var envelope = stolen.vault()
                .messages()
                .find(letter, Direction.OUT)
                .orElseThrow()
                .envelope()
                .orElseThrow();
        scene.forge(scene.letter(bruno, ana, letter, envelope.bytes()), envelope.bytes());
        scene.pull(ana);

        Findings.refused(scene.readWithReceipt(ana, letter), ReadingStep.IN_FORCE, "signed by the card");
        assertThat(scene.granted(Request.Receipt.class)).isEmpty();
    }

    @Test
    void aReceiptThatTheOldCardSignsAfterItsRenewalIsNotVerifiedAndOneOfBeforeIs() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var stolen = scene.joinAgain("bruno", "bruno-laptop");
        scene.pull(bruno);
        var receipted = scene.send(ana, "Read before", bruno);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, receipted));
        var letter = scene.send(ana, "Read by a thief", bruno);
        renew(bruno, "bruno", List.of(statement(bruno).statement().devices().getFirst()));
        var honest = scene.repository().world();
        scene.repository().show(scene.endingBefore(Request.Update.class));
        scene.pull(stolen);
        Findings.verified(scene.readWithReceipt(stolen, letter));
        var receipt = scene.granted(Request.Receipt.class).getLast();
        scene.repository().show(honest);
        scene.forge(scene.receipt(bruno, ana, receipt, letter), receipt.envelope());

        scene.pull(ana);

        Findings.refusedReceipt(ana, letter, "\"step\":\"in_force\"");
        assertThat(ana.vault().receipts().of(letter).getFirst().checks()).contains("signed by the card");
        assertThat(new Letters(ana).status(receipted).allReceipted()).isTrue();
    }

    /// The next statement, of a new card, for which no device vouches.
    private void renew(Account owner, String card, List<DeviceEntry> devices) throws Exception {
        scene.pass(Duration.ofDays(1));
        scene.renewCard(card, card + "-renewed");
        var before = statement(owner);
        var next = new Statement(
                before.statement().origin(),
                before.statement().mailbox(),
                before.statement().version() + 1,
                Optional.of(before.digest()),
                scene.now(),
                Optional.empty(),
                scene.certificate(card + "-renewed").digest(),
                devices,
                Optional.empty());
        assertThat(owner.line().update(scene.sign(next, card + "-renewed"))).isInstanceOf(Answer.Granted.class);
    }

    private static SignedStatement statement(Account owner) throws Exception {
        var newest = owner.people().lookup(owner.line(), Scene.mailbox(owner), owner.now());
        assertThat(newest).isInstanceOf(Answer.Granted.class);
        return ((Answer.Granted<Correspondent>) newest).content().statement();
    }
}
