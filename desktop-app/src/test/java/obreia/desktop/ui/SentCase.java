package obreia.desktop.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.ui.common.MailRow;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;

/// Ana has sent something; her window shows the page of sent messages.
abstract class SentCase extends MailCase {
    Digest send(String subject, String text, Account... to) throws Exception {
        return People.stored(new MessageSender(ana).send(draft(subject, text, to), People.RIGHT));
    }

    static Draft draft(String subject, String text, Account... to) throws Exception {
        return new Draft(People.draft(subject, to).to(), subject, text, List.of(), Optional.empty());
    }

    static void acknowledge(Account reader, Digest letter) throws Exception {
        People.pull(reader);
        var _ = new MessageReader(reader).read(letter, true, People.RIGHT);
    }

    void page() throws Exception {
        windows.press(KeyCode.CONTROL, KeyCode.DIGIT2); // no click: a notice that comes just then moves the rail
        windows.shown("sent", ListView.class);
    }

    void select(Digest letter) throws Exception {
        windows.until("it is listed", () -> place(letter) >= 0);
        var list = windows.shown("sent", ListView.class);
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(place(letter));
        });
        windows.shown("road-steps", Node.class);
    }

    int place(Digest letter) {
        return rows("sent").stream().map(MailRow::message).toList().indexOf(letter);
    }

    void look() throws Exception {
        windows.press(KeyCode.F5);
        var opened = Objects.requireNonNull(window);
        for (var turn = 0; turn < 3; turn++) {
            opened.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    List<String> states() {
        return rows("sent").stream().map(MailRow::state).toList();
    }

    List<String> subjects() {
        return rows("sent").stream().map(MailRow::subject).toList();
    }

    List<String> words(String id) throws Exception {
        return windows.shown(id, Node.class).lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    static void draw(String name) throws Exception {
        var scene = Window.getWindows().getFirst().getScene();
        var _ = Windows.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return true;
        });
        Windows.picture(scene, name);
    }

    RunningRepository onDisk() {
        return RunningRepository.at(
                folder.resolve("repository"), new Origin("windows.example/post"), people.trust(), People.CLOCK);
    }

    @Override
    RunningRepository start() {
        return onDisk();
    }
}
