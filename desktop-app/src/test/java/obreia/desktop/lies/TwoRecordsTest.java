package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.Letters;
import obreia.desktop.repository.Answer;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.ThisDevice;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.sealing.Recipient;
import obreia.protocol.sealing.Sealer;
import obreia.protocol.wire.Request;
import org.junit.jupiter.api.Test;

/// One envelope that the repository logged under two records.
class TwoRecordsTest extends LyingCase {
    @Test
    void aLetterThatIsLoggedTwiceIsOneLetterAndAnAlarmThatAnybodyCanCheck() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Once", bruno);
        scene.pull(bruno);
        Findings.verified(scene.read(bruno, letter));
        var first = leaf(bruno, letter, Direction.IN);
        scene.pass(Duration.ofHours(1));
        var envelope = scene.granted(Request.Send.class).getFirst().envelope();
        var second = scene.forge(scene.letter(ana, bruno, letter, envelope), envelope);

        assertThat(scene.pull(bruno).letters()).isEmpty();

        assertThat(new Letters(bruno).inbox(true, 10)).hasSize(1);
        assertThat(leaf(bruno, letter, Direction.IN)).isEqualTo(first);
        said(bruno, "one letter twice, at leaf " + first + " and, as from ana, at leaf " + second);
        convicts(bruno, letter, first, second);
        // The sender, whose mailbox lists it too, finds the same.
        scene.pull(ana);
        said(ana, "one letter twice, at leaf " + first + " and, as from ana, at leaf " + second);
        convicts(ana, letter, first, second);
    }

    @Test
    void itIsSaidOnceHoweverOftenItIsListed() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Once", bruno);
        scene.pull(bruno);
        var envelope = scene.granted(Request.Send.class).getFirst().envelope();
        scene.forge(scene.letter(ana, bruno, letter, envelope), envelope);
        scene.pull(bruno);
        assertThat(new Alerts(bruno).acknowledge()).isEqualTo(1);
        bruno.vault().device().clearMark(ThisDevice.Mark.MESSAGES);
        scene.pull(bruno);

        assertThat(new Alerts(bruno).now()).isEmpty();
        assertThat(Kept.files(bruno)).hasSize(1);
    }

    @Test
    void aReceiptThatIsLoggedTwiceIsOneReceiptAndAnAlarm() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Read once", bruno);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, letter));
        assertThat(scene.pull(ana).receipts()).hasSize(1);
        var first = ana.vault().receipts().of(letter).getFirst().stored().orElseThrow();
        var receipt = scene.granted(Request.Receipt.class).getFirst();
        var second = scene.forge(scene.receipt(bruno, ana, receipt, letter), receipt.envelope());

        assertThat(scene.pull(ana).receipts()).isEmpty();

        assertThat(ana.vault().receipts().of(letter))
                .singleElement()
                .satisfies(kept -> assertThat(kept.stored()).contains(first));
        said(ana, "one receipt twice, at leaf " + first.leaf() + " and, as from bruno, at leaf " + second);
        convicts(ana, receipt.receipt(), first.leaf(), second);
    }

    @Test
    void anEnvelopeThatIsLoggedAgainAsWhatSomebodyElseSentIsAnAlarm() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var mallory = scene.join("mallory");
        var letter = scene.send(ana, "Once", bruno);
        scene.pull(bruno);
        var first = leaf(bruno, letter, Direction.IN);
        var envelope = scene.granted(Request.Send.class).getFirst().envelope();
        var another = Digest.of(Bytes.utf8("another message"));
        var second = scene.forge(scene.letter(mallory, bruno, another, envelope), envelope);

        assertThat(scene.pull(bruno).letters()).containsExactly(another);

        said(bruno, "one letter twice, at leaf " + first + " and, as from mallory, at leaf " + second);
        Findings.refused(scene.read(bruno, another), ReadingStep.DIGEST, "");
        Findings.verified(scene.read(bruno, letter));
    }

    @Test
    void whatSomebodyElseHandsInAgainInAnEnvelopeOfTheirOwnAccusesNobody() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var mallory = scene.join("mallory");
        var letter = scene.send(ana, "Once", bruno);
        scene.pull(bruno);
        Findings.verified(scene.read(bruno, letter));
        var cms = bruno.vault()
                .messages()
                .find(letter, Direction.IN)
                .flatMap(KeptMessage::opened)
                .orElseThrow()
                .cms();
        var key = bruno.vault().boxKeys().current().orElseThrow().certificate().recipient();
        var envelope = Sealer.seal(cms, List.of(Recipient.parse(key)), scene.random());
        var salt = Digest.of(Bytes.utf8("another salt")).bytes();
        var again = new Request.Send(List.of(Scene.mailbox(bruno)), letter, salt, envelope.bytes());
        assertThat(mallory.line().send(Scene.mailbox(mallory), again, Set.of())).isInstanceOf(Answer.Granted.class);

        assertThat(scene.pull(bruno).letters()).isEmpty();

        assertThat(new Alerts(bruno).now()).isEmpty();
        assertThat(Kept.files(bruno)).isEmpty();
    }

    private static long leaf(Account account, Digest letter, Direction direction) throws Exception {
        return account.vault()
                .messages()
                .find(letter, direction)
                .orElseThrow()
                .stored()
                .orElseThrow()
                .leaf();
    }

    private static void said(Account account, String what) throws Exception {
        assertThat(new Alerts(account).now())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm)
                        .startsWith("The repository logged " + what)
                        .contains(account.vault().profile().toString()));
    }

    /// The file convicts by itself: whoever has the repository's key finds two records of one envelope in its log.
    private static void convicts(Account account, Digest message, long... leaves) throws Exception {
        var text = Files.readString(Kept.files(account).getFirst());
        assertThat(Kept.files(account)).hasSize(1);
        var parts = text.split("-- and the SHA-256 of both is the entry of the log\n", -1);
        assertThat(parts).hasSize(3);
        for (var i = 0; i < leaves.length; i++) {
            var rest = parts[i + 1];
            var end = rest.indexOf("\n-- the proof of the record");
            var proof = LogProof.parse(Bytes.utf8(end < 0 ? rest : rest.substring(0, end)));
            var extra = proof.extra().orElse(Bytes.empty());
            var record = LogRecord.decode(extra.slice(LogRecord.SALT, extra.length()));
            assertThat(proof.index()).isEqualTo(leaves[i]);
            assertThat(record.message()).isEqualTo(message);
            assertThat(proof.verify(
                                    account.membership()
                                            .orElseThrow()
                                            .repository()
                                            .log(),
                                    LogKind.MESSAGES,
                                    Digest.of(extra).bytes())
                            .log())
                    .isEqualTo(account.logs().messages().log());
        }
        assertThat(parts[0]).contains("What happened: the repository logged one envelope twice");
    }
}
