package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import obreia.desktop.mail.PeopleList;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.people.PeopleActions;
import obreia.desktop.ui.people.PeopleModel;
import obreia.desktop.ui.people.PeoplePage;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.MessageState;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.PersonEntry;
import org.junit.jupiter.api.Test;

/// The members of a repository, what is known of each, and what is done about receipts to them.
class PeoplePageTest extends MailCase {
    @Test
    void aMemberIsFoundByNameVerifiedAndWrittenTo() throws Exception {
        people.join("Zoë Ångström", repository.address()).close();
        var opened = open();
        connected();
        go(opened, RailItem.PEOPLE);
        windows.until("both are listed", () -> listed() == 2);
        var field = windows.shown("people-search", TextField.class);
        windows.robot.interact(field::requestFocus);
        windows.type("joao");
        windows.until("one is left", () -> listed() == 1);
        windows.press(KeyCode.DOWN);

        windows.until(
                "the repository was asked",
                () -> windows.find("person-asked", Label.class)
                        .filter(label -> label.getText().startsWith("Asked today"))
                        .isPresent());
        assertThat(text("person-name")).isEqualTo("João Amostra");
        assertThat(text("person-state")).isEqualTo("Practice card. It proves nothing outside practice.");
        var kept = ana.vault().people().statements(People.mailbox(joao)).getLast();
        var signed = SignedStatement.verify(kept.cms());
        var card = CertificateFacts.of(signed.signer().x509()).orElseThrow();
        assertThat(labels("person-card"))
                .contains(
                        card.issuer(), card.fingerprint(), People.mailbox(joao).toString());
        assertThat(labels("person-devices"))
                .contains(signed.statement().devices().getFirst().id().toString(), "Since 23 November 2026");
        windows.picture("people");
        windows.click("person-copy");
        assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .contains(card.fingerprint());

        windows.click("person-write");
        windows.shown("subject", TextField.class);
        assertThat(windows.texts(".chip .label")).contains("João Amostra");
    }

    @Test
    void receiptsThatAreSwitchedOffForSomebodyAreNotSigned() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato", ana));
        People.pull(ana);
        var opened = open();
        connected();
        go(opened, RailItem.PEOPLE);
        windows.until("João is listed", () -> listed() == 1);
        windows.robot.interact(() -> windows.find("people", ListView.class)
                .orElseThrow()
                .getSelectionModel()
                .select(0));
        windows.click("receipts-2");
        windows.until("it is kept", () -> policy() == ReceiptPolicy.NEVER);

        go(opened, RailItem.INBOX);
        choose("inbox", "João Amostra");
        windows.shown("receipts-chosen", Label.class);
        assertThat(windows.shown("open-without-receipt", Button.class).getStyleClass())
                .contains("accent");
        assertThat(windows.shown("sign-and-open", Button.class).getStyleClass()).doesNotContain("accent");
        windows.picture("people-never");
        var list = windows.shown("inbox", ListView.class);
        windows.robot.interact(list::requestFocus);
        assertThat(list.isFocused()).isTrue();
        windows.press(KeyCode.ENTER);
        windows.shown("message-text", Label.class);
        assertThat(ana.vault()
                        .messages()
                        .find(letter, Direction.IN)
                        .orElseThrow()
                        .state())
                .isEqualTo(MessageState.OPENED);
        People.pull(joao);
        assertThat(joao.vault().receipts().of(letter)).isEmpty();
    }

    @Test
    void whoIsKnownIsShownWithoutALine() throws Exception {
        var _ = People.stored(People.send(ana, "Antes", joao));
        repository.close();
        var opened = open();
        go(opened, RailItem.PEOPLE);
        windows.until("João is listed", () -> listed() == 1);
        windows.robot.interact(() -> windows.find("people", ListView.class)
                .orElseThrow()
                .getSelectionModel()
                .select(0));
        windows.until(
                "it says so",
                () -> windows.find("person-asked", Label.class)
                        .filter(label -> label.getText().startsWith("As it is kept here"))
                        .isPresent());
        windows.until(
                "why is said",
                () -> windows.find("people-read", Label.class)
                        .filter(label -> label.getText().startsWith("The list could not be read"))
                        .isPresent());
        windows.picture("people-offline");
    }

    @Test
    void fiveHundredAreListedPageByPageWhileTheListIsScrolled() throws Exception {
        var all = IntStream.range(0, 500).mapToObj(PeoplePageTest::member).toList();
        var account = ana;
        var page = Windows.onFx(() -> {
            var surface = Windows.surface(Language.PORTUGUESE, Theme.DARK);
            var model = new PeopleModel(account, new Background(PeoplePageTest::never));
            var listed = new Listed(all);
            model.use(listed);
            var made = new PeoplePage(surface, model, listed);
            var stage = new Stage();
            var scene = new Scene(made, 800, 600);
            surface.look().dress(scene);
            stage.setScene(scene);
            stage.show();
            model.refresh();
            return made;
        });
        windows.until("the first page is there", () -> listed() == PeopleList.PAGE);
        var list = windows.shown("people", ListView.class);
        for (var seen = listed(); seen < all.size(); ) {
            var before = seen;
            windows.robot.interact(() -> list.scrollTo(before - 1));
            windows.until("more are listed", () -> listed() > before);
            seen = listed();
        }
        assertThat(listed()).isEqualTo(500);
        windows.robot.interact(() -> list.scrollTo(0));
        Windows.picture(page.getScene(), "people-500");
        var field = windows.shown("people-search", TextField.class);
        windows.robot.interact(() -> field.setText("membro 49"));
        windows.until("those of this name are left", () -> listed() == 11);
    }

    /// Names as they come: long ones, some that are written from the right, some with an emoji.
    private static PersonEntry member(int number) {
        var name = switch (number) {
            case 7 -> "אורי בן־דוד";
            case 8 -> "Maria da Conceição Vasconcelos de Albuquerque e Mendonça Pereira de Sousa Coutinho";
            case 9 -> "Inês 🌻 Prado";
            default -> "Membro " + number;
        };
        return new PersonEntry(MailboxId.ofKey(Bytes.utf8("member " + number)), name, Optional.empty(), 1);
    }

    private static void never(Throwable failure) {
        throw new AssertionError(failure);
    }

    /// A repository's list, by pages; nobody of it is ever looked up here.
    private record Listed(List<PersonEntry> all) implements PeopleActions {
        @Override
        public void list(
                String prefix, Optional<String> from, Consumer<PeopleList.Page> listed, Consumer<String> failed) {
            var begin = from.map(Integer::parseInt).orElse(0);
            var end = Math.min(all.size(), begin + PeopleList.PAGE);
            listed.accept(new PeopleList.Page(
                    all.subList(begin, end), end < all.size() ? Optional.of("" + end) : Optional.empty()));
        }

        @Override
        public void ask(MailboxId mailbox, Consumer<PersonFacts> found, Consumer<String> failed) {
            failed.accept("nobody is asked");
        }

        @Override
        public void write(MailboxId mailbox, String name, boolean practice) {}

        @Override
        public void copy(String text) {}
    }

    private ReceiptPolicy policy() {
        try {
            return ReceiptPolicy.of(ana.vault(), People.mailbox(joao));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int listed() {
        return windows.find("people", ListView.class)
                .map(list -> list.getItems().size())
                .orElse(0);
    }

    private List<String> labels(String card) throws Exception {
        var node = windows.shown(card, Node.class);
        return node.lookupAll(".label").stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .toList();
    }

    private static void go(MailWindow window, RailItem item) throws Exception {
        var _ = Windows.onFx(() -> {
            window.go(item);
            return true;
        });
    }
}
