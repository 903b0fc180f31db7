package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.vault.KeptReceipt;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Check;
import obreia.protocol.message.ReadingStep;

/// What was found of a letter, as a test says it.
final class Findings {
    private Findings() {}

    /// Not verified, at this step first, for a reason that says so.
    static void refused(ReadOutcome outcome, ReadingStep step, String why) {
        assertThat(outcome).isInstanceOfSatisfying(ReadOutcome.NotVerified.class, refused -> {
            assertThat(refused.failed().step()).isEqualTo(step);
            assertThat(refused.failed().why()).contains(why);
        });
    }

    static void verified(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadOutcome.Verified.class);
    }

    /// One step of a letter that was verified.
    static Check step(ReadOutcome outcome, ReadingStep step) {
        verified(outcome);
        return ((ReadOutcome.Verified) outcome)
                .message().checks().stream()
                        .filter(check -> check.step() == step)
                        .findFirst()
                        .orElseThrow();
    }

    /// Nothing of what is listed becomes a letter here, and the person is told why.
    static void takesNothing(Scene scene, Account reader, String why) throws Exception {
        var news = scene.pull(reader);
        assertThat(news.letters()).isEmpty();
        assertThat(news.receipts()).isEmpty();
        assertThat(news.held()).isNotEmpty().allSatisfy(held -> assertThat(held).contains(why));
    }

    /// The one receipt for a letter that is kept; it is not verified, for this reason.
    static KeptReceipt refusedReceipt(Account sender, Digest letter, String why) throws Exception {
        var kept = sender.vault().receipts().of(letter);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().verified()).isFalse();
        assertThat(kept.getFirst().checks()).contains(why);
        assertThat(new Letters(sender).status(letter).allReceipted()).isFalse();
        return kept.getFirst();
    }
}
