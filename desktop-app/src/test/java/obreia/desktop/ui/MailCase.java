package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.common.MailRow;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Two people with practice cards at a real repository; Ana's window is what a test looks at.
abstract class MailCase {
    @TempDir
    Path folder;

    People people;
    RunningRepository repository;
    Windows windows;
    Account ana;
    Account joao;

    @Nullable
    MailWindow window;

    @BeforeEach
    void joinARepository() throws Exception {
        people = new People(folder);
        repository = start();
        windows = new Windows();
        ana = people.join("Ana Exemplo", address());
        joao = people.join("João Amostra", repository.address());
    }

    /// Where Ana reaches the repository.
    RepositoryAddress address() throws Exception {
        return repository.address();
    }

    RunningRepository start() throws Exception {
        return RunningRepository.inMemory(Origin.parse("windows.example/post"), people.trust(), People.CLOCK);
    }

    @AfterEach
    void closeEverything() throws Exception {
        Windows.closeAll();
        if (window != null) {
            window.close();
        }
        joao.close();
        repository.close();
    }

    MailWindow open() throws Exception {
        var opened = windows.open(ana, "Ana Exemplo");
        window = opened;
        return opened;
    }

    void connected() throws Exception {
        windows.until(
                "the line is up",
                () -> windows.find("line-state", Label.class)
                        .map(Label::getText)
                        .filter(text -> text.startsWith("Connected"))
                        .isPresent());
    }

    /// Fetches a letter from João for Ana and opens it without a receipt.
    Digest opened(Digest letter) throws Exception {
        People.pull(ana);
        var _ = People.read(ana, letter);
        return letter;
    }

    void choose(String list, String name) throws Exception {
        windows.until(
                name + " is listed",
                () -> rows(list).stream().anyMatch(row -> row.name().equals(name)));
        var view = windows.shown(list, ListView.class);
        windows.robot.interact(() -> {
            view.requestFocus();
            view.getSelectionModel().select(0);
        });
    }

    @SuppressWarnings("unchecked") // lists of these screens hold rows
    List<MailRow> rows(String list) {
        return Windows.seen(() -> windows.find(list, ListView.class)
                .map(view -> List.copyOf(((ListView<MailRow>) view).getItems()))
                .orElseGet(List::of));
    }

    String text(String id) throws Exception {
        return windows.shown(id, Label.class).getText();
    }

    /// Writes a message to João by keys alone, up to where it can be sent.
    void writeToJoao(String subject, String body) throws Exception {
        windows.press(KeyCode.CONTROL, KeyCode.N);
        var to = windows.shown("to", TextField.class);
        windows.until("the field for the readers has the focus", to::isFocused);
        windows.type("Jo");
        windows.until(
                "João is offered",
                () -> windows.robot.lookup(".auto-complete-popup").tryQuery().isPresent());
        windows.press(KeyCode.DOWN);
        windows.press(KeyCode.ENTER);
        windows.until("the field for the readers is empty", () -> to.getText().isEmpty());
        var field = windows.shown("subject", TextField.class);
        windows.press(KeyCode.TAB);
        windows.until("the subject comes next", field::isFocused);
        windows.type(subject);
        var text = windows.shown("text", TextArea.class);
        windows.press(KeyCode.TAB);
        windows.until("the text comes next", text::isFocused);
        windows.type(body);
        var send = windows.shown("send", Button.class);
        windows.until("João is checked", () -> !send.isDisabled());
    }

    /// Waits until the dialog for the PIN has this headline.
    void asks(String headline) throws Exception {
        windows.until(
                "the dialog says: " + headline,
                () -> windows.find("pin-headline", Label.class)
                        .map(Label::getText)
                        .filter(headline::equals)
                        .isPresent());
    }

    void dialogIsGone() throws Exception {
        windows.until(
                "the dialog is gone",
                () -> windows.find("pin-headline", Label.class).isEmpty());
    }

    /// The subjects of the letters that the repository has for João, newest first.
    List<String> subjectsForJoao() throws Exception {
        People.pull(joao);
        for (var letter : new Letters(joao).inbox(false, 10)) {
            assertThat(People.read(joao, letter.message())).isInstanceOf(ReadOutcome.Verified.class);
        }
        return new Letters(joao)
                .inbox(true, 10).stream()
                        .map(letter -> letter.subject().orElseThrow())
                        .toList();
    }

    void pin(String digits) throws Exception {
        var field = windows.shown("pin", Node.class);
        windows.until("the field is empty and has the focus", field::isFocused);
        windows.type(digits);
        windows.press(KeyCode.ENTER);
    }
}
