package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import obreia.desktop.ui.common.MailRow;
import org.junit.jupiter.api.Test;

/// People whose certificates carry more than a name, as the windows show them.
class ShownNamesTest extends MailCase {
    private static final String SHOWN = "\u200ERui כהן, Ana\u200E";

    @Test
    void aTickInANameIsNowhereAndANameFromTheRightMovesNothing() throws Exception {
        var forger = people.join("Rui ✓ כהן, Ana \uD83D\uDEE1\uFE0F", repository.address());
        var letter = opened(People.stored(People.send(forger, "Contrato 12", ana)));
        var _ = People.stored(People.send(ana, "Resposta", forger, joao));
        open();
        connected();
        assertThat(new Letters(ana).name(People.mailbox(forger)))
                .as("what is looked up stays as it came")
                .contains("✓");
        windows.until("it is listed", () -> rows("inbox").size() == 1);
        assertThat(rows("inbox").getFirst())
                .extracting(MailRow::name, MailRow::message)
                .containsExactly(SHOWN, letter);
        choose("inbox", SHOWN);
        assertThat(text("from")).isEqualTo(SHOWN);
        Windows.picture(Window.getWindows().getFirst().getScene(), "names-reader");

        windows.click("rail-sent");
        choose("sent", SHOWN + ", João Amostra");
        assertThat(text("reader-name-0")).isEqualTo(SHOWN);
        assertThat(text("receipt-0")).isEqualTo("No receipt yet. Stored for " + SHOWN + " since today at 10:02.");
        Windows.picture(Window.getWindows().getFirst().getScene(), "names-sent");
        assertThat(windows.texts(".label")).isNotEmpty().noneMatch(text -> text.contains("✓"));
    }
}
