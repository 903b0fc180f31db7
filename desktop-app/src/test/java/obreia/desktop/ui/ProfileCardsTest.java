package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Authorities;
import obreia.desktop.mail.Devices;
import obreia.desktop.repository.Answer;
import obreia.desktop.ui.shell.RailItem;
import org.junit.jupiter.api.Test;

/// What the settings say and do about the mailbox itself, in one window with a real repository behind it: its
/// computers,
/// and the authorities that are believed.
class ProfileCardsTest extends MailCase {
    private volatile Path file = Path.of("");

    @Test
    void aComputerIsRemovedAndAnAuthorityIsAddedAndRemovedAndWhatThatMeansIsSaid() throws Exception {
        var laptop = people.join("Ana's laptop", "Ana Exemplo", repository.address());
        People.pull(laptop);
        var opened = open();
        run(() -> {
            opened.chooseFiles(choices());
            opened.go(RailItem.SETTINGS);
        });

        removesAComputer(laptop);
        var own = new Authorities(ana).list().getFirst().fingerprint().hex();
        var other = addsAnAuthority(own);
        removesAnAuthority(own, other);

        repository.close();
        run(() -> {
            opened.speak(Windows.surface(Language.PORTUGUESE, Theme.DARK));
            ((Stage) opened.root().getScene().getWindow()).setWidth(800);
            ((Stage) opened.root().getScene().getWindow()).setHeight(600);
        });
        listed(".device", 1); // what is known here
        look("devices", "devices-pt-dark-800x600");
        listed(".authority", 1);
        press("distrust-" + own.substring(0, 12));
        windows.shown("trust-myself", Label.class);
        look("trust", "trust-pt-dark-800x600");
    }

    private void removesAComputer(Account laptop) throws Exception {
        var other = laptop.membership().orElseThrow().device();
        var here = ana.membership().orElseThrow().device();
        listed(".device", 2);
        assertThat(text("devices-statement")).startsWith("Statement 2, signed ");
        assertThat(windows.find("remove-" + here, Button.class))
                .as("this computer does not remove itself")
                .isEmpty();
        press("remove-" + other);
        windows.shown("remove-question", Node.class);
        look("devices", "devices-question");
        press("remove-no");
        windows.until(
                "the question is gone",
                () -> windows.find("remove-question", Node.class).isEmpty());

        press("remove-" + other);
        press("remove-yes");
        windows.shown("pin", Node.class);
        windows.click("pin-cancel");
        said("devices-said", "Nothing was signed.");
        assertThat(new Devices(laptop).list()).hasSize(2);

        press("remove-" + other);
        press("remove-yes");
        pin("2468");
        said("devices-said", "It is out.");
        listed(".device", 1);
        assertThat(text("devices-statement")).startsWith("Statement 3, signed ");
        look("devices", "devices-one-left");
        laptop.hangUp();
        assertThat(laptop.line().all(People.mailbox(laptop), 0, 1))
                .as("the repository knows it no more")
                .isInstanceOf(Answer.Refused.class);
    }

    private String addsAnAuthority(String own) throws Exception {
        var home = folder.resolve("another authority");
        PracticeCa.create(home, People.CLOCK.instant(), new SecureRandom());
        listed(".authority", 1);
        file = Files.writeString(folder.resolve("nothing.pem"), "nothing in it");
        press("trust-add");
        said("trust-said", "No authority was read from the file: ");
        file = home.resolve(PracticeCa.CERTIFICATE_FILE);
        press("trust-add");
        windows.shown("trust-question", Node.class);
        look("trust", "trust-compare");
        press("trust-no");
        assertThat(new Authorities(ana).list()).hasSize(1);
        press("trust-add");
        press("trust-yes");
        said("trust-said", "It is believed from now on.");
        listed(".authority", 2);
        var other = new Authorities(ana)
                .list().stream()
                        .map(authority -> authority.fingerprint().hex())
                        .filter(fingerprint -> !fingerprint.equals(own))
                        .findFirst()
                        .orElseThrow();
        assertThat(windows.texts("#trust .fingerprint"))
                .extracting(text -> text.replace(" ", ""))
                .containsExactlyInAnyOrder(own, other);
        press("trust-add");
        said("trust-said", "You believe what is in this file already.");
        return other;
    }

    private void removesAnAuthority(String own, String other) throws Exception {
        press("distrust-" + own.substring(0, 12));
        assertThat(windows.shown("trust-myself", Label.class).getText()).startsWith("Your own card is among them");
        look("trust", "trust-myself");
        press("trust-no");
        press("distrust-" + other.substring(0, 12));
        windows.until(
                "nobody is lost with it",
                () -> windows.find("trust-question", Node.class).isPresent()
                        && windows.find("trust-myself", Node.class).isEmpty());
        press("trust-yes");
        listed(".authority", 1);
        assertThat(new Authorities(ana).list())
                .singleElement()
                .satisfies(left -> assertThat(left.fingerprint().hex()).isEqualTo(own));
    }

    private void listed(String rows, int number) throws Exception {
        windows.until(
                number + " of " + rows,
                () -> windows.robot.lookup(rows).queryAll().size() == number);
    }

    private void press(String id) throws Exception {
        var button = windows.shown(id, Button.class);
        windows.robot.interact(button::fire);
    }

    private void said(String id, String beginning) throws Exception {
        windows.until(
                "it says: " + beginning,
                () -> windows.find(id, Label.class)
                        .filter(said -> said.getText().startsWith(beginning))
                        .isPresent());
    }

    private void look(String part, String name) throws Exception {
        var scroll = windows.shown("settings-scroll", ScrollPane.class);
        var shown = windows.shown(part, Node.class);
        run(() -> {
            scroll.applyCss();
            scroll.layout();
            var content = scroll.getContent();
            var top = content.sceneToLocal(shown.localToScene(0, 0)).getY() - 120;
            scroll.setVvalue(top
                    / (content.getBoundsInLocal().getHeight()
                            - scroll.getViewportBounds().getHeight()));
        });
        Windows.picture(scroll.getScene(), name);
    }

    private FileChoices choices() {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                return Optional.empty();
            }

            @Override
            public List<File> toAttach() {
                return List.of();
            }

            @Override
            public Optional<File> toOpen(String ending) {
                return Optional.of(file.toFile());
            }
        };
    }

    private static void run(Runnable work) throws Exception {
        var _ = Windows.onFx(() -> {
            work.run();
            return true;
        });
    }
}
