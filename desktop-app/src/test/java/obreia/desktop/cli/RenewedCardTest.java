package obreia.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same person with a new card, as they and their correspondents see it.
class RenewedCardTest {
    @TempDir
    Path folder;

    private Shell shell;
    private String before = "";

    @BeforeEach
    void anaAndRuiHaveWrittenToEachOther() throws Exception {
        shell = new Shell(folder);
        shell.write("text", "Text.\n");
        shell.join("ana");
        shell.join("rui");
        before = letter("ana", "Before");
        assertThat(shell.mail("rui", "read", before, "--pin-file", shell.path("pin")))
                .as(shell.err())
                .isZero();
    }

    @AfterEach
    void theRepositoryStops() {
        shell.close();
    }

    @Test
    void aNewCardThatADeviceVouchesForIsSaidToBeTheSamePersonsAndLettersGoOn() throws Exception {
        var unread = letter("ana", "Unread");
        issue("ca", "rui.p12", "rui-new");

        var renewed = shell.json(renew("rui", "rui-new"));

        assertThat(renewed.get("state").getAsString()).isEqualTo("renewed");
        var after = send("ana", "After");
        assertThat(after).as(shell.err()).isZero();
        assertThat(shell.err()).contains("rui has a new card, same person").doesNotContain("no old device");
        var letter = id(shell.out());
        for (var one : List.of(before, unread, letter)) {
            assertThat(shell.mail("rui", "read", one, "--pin-file", shell.path("pin")))
                    .as(shell.err())
                    .isZero();
        }
        for (var one : List.of(before, unread, letter)) {
            assertThat(shell.json(shell.mail("ana", "status", one, "--json"))
                            .get("state")
                            .getAsString())
                    .isEqualTo("receipted");
        }
        assertThat(send("ana", "Again")).isZero();
        assertThat(shell.err()).as("said once").doesNotContain("new card");
        assertThat(letter("rui", "ana", "From the new card")).hasSize(64);
    }

    @Test
    void aNewCardThatNobodyVouchesForIsConfirmedBeforeTheNextLetterIsSealed() throws Exception {
        issue("ca", "rui.p12", "rui-new");
        trust("rui-desk");

        var joined = shell.json(register("rui-desk", "rui-new"));

        assertThat(joined.get("state").getAsString()).isEqualTo("added");
        assertThat(joined.get("new_card").getAsBoolean()).isTrue();
        assertThat(send("ana", "After")).isEqualTo(3);
        assertThat(shell.err())
                .contains("new card, no old device vouches for it", "--accept-change", "nothing was signed");
        assertThat(shell.err()).contains("\"code\":\"new_card\"");
        assertThat(shell.json(shell.mail("ana", "people", "--search", "rui", "--json"))
                        .getAsJsonArray("people")
                        .get(0)
                        .getAsJsonObject())
                .satisfies(person -> {
                    assertThat(person.get("confirmed").getAsBoolean()).isFalse();
                    assertThat(person.get("why").getAsString()).contains("no old device vouches for it");
                });
        assertThat(shell.json(shell.mail("ana", "sent", "--json")).getAsJsonArray("messages"))
                .hasSize(1);

        assertThat(send("ana", "After", "--accept-change")).as(shell.err()).isZero();
        var letter = id(shell.out());
        assertThat(send("ana", "Once more")).as("confirmed for good").isZero();
        assertThat(shell.mail("rui-desk", "read", letter, "--pin-file", shell.path("pin")))
                .as(shell.err())
                .isZero();
        assertThat(shell.json(shell.mail("ana", "status", letter, "--json"))
                        .get("state")
                        .getAsString())
                .isEqualTo("receipted");
    }

    @Test
    void aLetterOfACardThatNobodyVouchesForSaysSoUntilItIsConfirmed() throws Exception {
        issue("ca", "rui.p12", "rui-new");
        trust("rui-desk");
        assertThat(register("rui-desk", "rui-new")).as(shell.err()).isZero();
        var letter = letter("rui-desk", "ana", "From rui, or from somebody else");

        assertThat(shell.mail("ana", "read", letter, "--no-receipt")).isZero();
        assertThat(shell.out()).contains("new card, no old device vouches for it", "Verified.");
        assertThat(send("ana", "After", "--accept-change")).isZero();
        assertThat(shell.mail("ana", "read", letter, "--no-receipt")).isZero();
        assertThat(shell.out()).doesNotContain("no old device");
    }

    @Test
    void aConfirmationIsAsGoodBeforeTheLetter() throws Exception {
        issue("ca", "rui.p12", "rui-new");
        trust("rui-desk");
        assertThat(register("rui-desk", "rui-new")).as(shell.err()).isZero();
        var rui = shell.json(shell.mail("ana", "people", "--search", "rui", "--json"))
                .getAsJsonArray("people")
                .get(0)
                .getAsJsonObject();

        assertThat(shell.mail("ana", "people", "--confirm", rui.get("id").getAsString()))
                .isZero();

        assertThat(send("ana", "After")).as(shell.err()).isZero();
        assertThat(shell.err()).contains("new card, no old device vouches for it");
    }

    @Test
    void theOldDeviceStillReadsWhatItHasIsTheOneThatIsAlarmedAndTakesTheNewCardWithoutSigning() throws Exception {
        issue("ca", "rui.p12", "rui-new");
        trust("rui-desk");
        assertThat(register("rui-desk", "rui-new")).as(shell.err()).isZero();
        var after = letterAccepted("After");

        assertThat(shell.mail("rui", "inbox")).isZero();
        assertThat(shell.out()).contains("was not made by this device", "somebody else has your card");
        assertThat(shell.mail("rui", "read", before, "--no-receipt")).isZero();
        assertThat(shell.mail("rui", "read", after, "--pin-file", shell.path("pin")))
                .as("the old card is not the mailbox's")
                .isEqualTo(6);
        assertThat(shell.err()).contains("not the one that is expected");

        var taken = shell.json(renew("rui", "rui-new"));
        assertThat(taken.get("state").getAsString()).isEqualTo("taken");
        assertThat(shell.mail("rui", "read", after, "--pin-file", shell.path("pin")))
                .as(shell.err())
                .isZero();
    }

    @Test
    void aCardOfAnotherSchemeWithTheSameSerialNumberIsAnotherPerson() throws Exception {
        assertThat(shell.run("practice", "ca", "--home", shell.path("ca2"))).isZero();
        issue("ca2", "rui.p12", "rui-foreign");
        shell.believe("other", "ca2/ca.pem");
        assertThat(shell.mail("rui", "trust", "add", "--scheme", "other", shell.path("ca2/ca.pem")))
                .isZero();

        assertThat(renew("rui", "rui-foreign")).isEqualTo(3);
        assertThat(shell.err()).contains("another person's than the mailbox", "other", "nothing was signed");

        assertThat(shell.mail("foreign", "trust", "add", "--scheme", "other", shell.path("ca2/ca.pem")))
                .isZero();
        var joined = shell.json(register("foreign", "rui-foreign"));
        assertThat(joined.get("state").getAsString())
                .as("a mailbox of their own")
                .isEqualTo("opened");
        assertThat(send("ana", "To rui")).as("nobody's name is enough").isNotZero();
    }

    @Test
    void aCardThatNobodyVouchesForAndTheCardThatIsThereAlreadyChangeNothing() throws Exception {
        assertThat(shell.run("practice", "ca", "--home", shell.path("ca2"))).isZero();
        issue("ca2", "rui.p12", "rui-unknown");

        assertThat(renew("rui", "rui-unknown")).isEqualTo(3);
        assertThat(shell.err()).contains("no authority of this profile vouches for the card");
        assertThat(shell.json(renew("rui", "rui")).get("state").getAsString()).isEqualTo("taken");
        assertThat(send("ana", "After")).isZero();
        assertThat(shell.err()).doesNotContain("new card");
    }

    private void issue(String authority, String renewed, String card) {
        assertThat(shell.run(
                        "practice",
                        "card",
                        "--home",
                        shell.path(authority),
                        "--renew",
                        shell.path(renewed),
                        "--out",
                        shell.path(card + ".p12"),
                        "--pin-file",
                        shell.path("pin")))
                .as(shell.err())
                .isZero();
    }

    private void trust(String profile) {
        assertThat(shell.mail(profile, "trust", "add", "--scheme", "practice", shell.path("ca/ca.pem")))
                .isZero();
    }

    private int register(String profile, String card) {
        return shell.mail(
                profile,
                "register",
                "--repository",
                shell.address(),
                "--card",
                "practice:" + shell.path(card + ".p12"),
                "--pin-file",
                shell.path("pin"),
                "--json");
    }

    private int renew(String profile, String card) {
        return shell.mail(
                profile,
                "renew",
                "--card",
                "practice:" + shell.path(card + ".p12"),
                "--pin-file",
                shell.path("pin"),
                "--json");
    }

    private int send(String from, String subject, String... more) {
        var line = new ArrayList<>(
                List.of("send", "--to", "rui", "--subject", subject, "--file", shell.path("text"), "--pin-file"));
        line.addAll(List.of(shell.path("pin"), "--json"));
        line.addAll(List.of(more));
        return shell.mail(from, line.toArray(String[]::new));
    }

    private String letter(String from, String subject) {
        return letter(from, "rui", subject);
    }

    private String letter(String from, String to, String subject) {
        return shell.json(shell.send(from, to, subject, "pin")).get("id").getAsString();
    }

    private String letterAccepted(String subject) {
        assertThat(send("ana", subject, "--accept-change")).as(shell.err()).isZero();
        return id(shell.out());
    }

    private static String id(String out) {
        return JsonParser.parseString(out).getAsJsonObject().get("id").getAsString();
    }
}
