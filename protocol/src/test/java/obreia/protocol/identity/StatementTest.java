package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final TestPerson ANA = TestPerson.ana();
    private static final Statement GOOD = TestPerson.draft(
            ANA.signed(),
            ANA.card(),
            List.of(ANA.device().entry(), TestDevice.named("office").entry()));

    @Test
    void readsWhatItWrites() throws MalformedException {
        assertThat(Statement.decode(GOOD.encode())).isEqualTo(GOOD);
        assertThat(Statement.decode(ANA.statement().encode())).isEqualTo(ANA.statement());
    }

    @Test
    void writesItsMembersInTheOrderOfTheSpecification() throws MalformedException {
        assertThat(GOOD.encode().text())
                .startsWith("{\"kind\":\"obreia.statement.v1\",\"origin\":\"mail.example.org/test\",\"mailbox\":\"")
                .containsSubsequence(
                        "\"version\":2",
                        "\"previous\"",
                        "\"issued\":\"2026-11-24T10:00:00Z\"",
                        "\"alias\":\"ana\"",
                        "\"card\"",
                        "\"devices\":[{\"id\"",
                        "\"tlsKey\"",
                        "\"added\"")
                .endsWith("}]}");
    }

    @Test
    void takesMembersInAnyOrder() throws MalformedException {
        var text = GOOD.encode().text();
        var kind = "\"kind\":\"obreia.statement.v1\",";

        var moved = text.replace(kind, "").replaceFirst("\\{", "{\n ").replace("\"version\"", kind + "\"version\"");

        assertThat(Statement.decode(Bytes.utf8(moved))).isEqualTo(GOOD);
    }

    @Test
    void keepsAliasesOfEveryScript() throws MalformedException {
        var text = GOOD.encode().text().replace("\"ana\"", "\"Ána <日本> 😀\"");

        assertThat(Statement.decode(Bytes.utf8(text)).alias()).contains("Ána <日本> 😀");
        assertThat(Statement.decode(Statement.decode(Bytes.utf8(text)).encode()).alias())
                .contains("Ána <日本> 😀");
    }

    @Test
    void refusesADuplicateAnUnknownAndAMissingMember() {
        refused("\"version\":2", "\"version\":2,\"version\":2", "twice");
        refused("\"version\":2", "\"version\":2,\"trusted\":true", "unknown member: trusted");
        refused("\"version\":2,", "", "no version");
        refused("\"added\"", "\"seen\":1,\"added\"", "unknown member");
    }

    @Test
    void refusesMistypedMembers() {
        refused("\"version\":2", "\"version\":\"2\"", "another type");
        refused("\"version\":2", "\"version\":2.0", "decimal");
        refused("\"version\":2", "\"version\":2e0", "decimal");
        refused("\"version\":2", "\"version\":9007199254740992", "9007199254740992");
        refused("\"alias\":\"ana\"", "\"alias\":null", "not accepted");
        refused("\"devices\":[", "\"devices\":[1,", "another type");
    }

    @Test
    void refusesAnotherKind() {
        refused("obreia.statement.v1", "obreia.statement.v2", "another kind");
    }

    @Test
    void refusesAByteOrderMarkAndWhatStandsAroundIt() throws MalformedException {
        var text = GOOD.encode().text();

        for (var bad : List.of("\ufeff" + text, " " + text, text + "\n", text + "{}", text + "\0", text + "}", "[]")) {
            assertThatThrownBy(() -> Statement.decode(Bytes.utf8(bad))).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() throws MalformedException {
        var bytes = GOOD.encode().toArray();
        bytes[GOOD.encode().text().indexOf("\"ana\"") + 1] = (byte) 0xff;

        assertThatThrownBy(() -> Statement.decode(Bytes.of(bytes)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesAnAliasThatHidesSomething() {
        refused("\"ana\"", "\"a\u202ena\"", "U+202E");
        refused("\"ana\"", "\"a\\u202ena\"", "U+202E");
        refused("\"ana\"", "\"a\\nna\"", "U+000A");
        refused("\"ana\"", "\"a\\ud800na\"", "");
        refused("\"ana\"", "\"\"", "0 characters");
        refused("\"ana\"", "\" ana\"", "space");
        refused("\"ana\"", "\"" + "a".repeat(65) + "\"", "65 characters");
    }

    @Test
    void refusesNineDevicesNoneAndOneTwice() {
        var nine = new ArrayList<DeviceEntry>();
        for (var i = 0; i < 9; i++) {
            nine.add(TestDevice.named("device " + i).entry());
        }

        assertThatThrownBy(() -> with(nine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("9");
        assertThatThrownBy(() -> with(List.of())).hasMessageContaining("0 devices");
        assertThatThrownBy(() -> with(List.of(nine.getFirst(), nine.getFirst())))
                .hasMessageContaining("twice");
        assertThat(with(nine.subList(0, 8)).encode().length()).isLessThan(Statement.MAX_SIZE);
    }

    @Test
    void refusesNineDevicesInTheText() throws MalformedException {
        var text = with(List.of(ANA.device().entry())).encode().text();
        var entry = text.substring(text.indexOf("[") + 1, text.indexOf("]"));
        var nine = String.join(",", Collections.nCopies(9, entry));

        assertThat(Verdict.of(() -> Statement.decode(Bytes.utf8(text.replace(entry, nine)))))
                .contains("9 entries");
        assertThat(Verdict.of(() -> Statement.decode(Bytes.utf8(text.replace(entry, entry + "," + entry)))))
                .contains("twice");
        assertThat(Verdict.of(() -> Statement.decode(Bytes.utf8(text.replace(entry, "")))))
                .contains("0 devices");
    }

    @Test
    void refusesADeviceIdThatIsNotOfItsKey() {
        var mine = ANA.device().id().toString();

        refused(mine, TestDevice.named("other").id().toString(), "has the key of");
        assertThatThrownBy(() -> new DeviceEntry(
                        TestDevice.named("other").id(), ANA.device().tlsKey(), TestPerson.NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesADeviceKeyThatIsNoPointOfP256() {
        var key = ANA.device().tlsKey();
        var moved = key.toArray();
        moved[90] ^= 1;

        refused(key.base64(), Bytes.of(moved).base64(), "not a point");
        refused(key.base64(), key.slice(0, 90).base64(), "not a P-256 key");
        refused(key.base64(), key.base64() + "=", "Base64");
        refused(key.base64(), ANA.certificate().spki().base64().replaceFirst("MF", "MG"), "P-256");
    }

    @Test
    void refusesADeviceThatWasAddedLater() {
        refused("\"added\":\"2026-01-02T00:00:00Z\"", "\"added\":\"2026-11-24T10:00:01Z\"", "after the statement");
    }

    @Test
    void refusesTimesInAnotherSpelling() {
        for (var time : List.of("2026-11-24T10:00:00.0Z", "2026-11-24T10:00:00+00:00", "2026-11-24 10:00:00Z", "")) {
            refused("2026-11-24T10:00:00Z", time, "is not a time");
        }
    }

    @Test
    void refusesAPreviousInVersionOneAndItsAbsenceLater() {
        refused("\"version\":2", "\"version\":1", "names a statement before it");
        refused("\"version\":2", "\"version\":0", "1 to");
        refused("\"previous\":\"" + ANA.signed().digest() + "\",", "", "names no statement before it");
    }

    @Test
    void refusesAnEndorsementThatIsTooLong() {
        var long73 = Bytes.of(new byte[73]).base64();

        refused("]}", "],\"endorsement\":\"" + long73 + "\"}", "73 bytes");
    }

    @Test
    void refusesMoreThanEightKilobytes() {
        refused("{\"kind\"", "{" + " ".repeat(8192) + "\"kind\"", "at most 8192");
    }

    private static Statement with(List<DeviceEntry> devices) {
        return new Statement(
                GOOD.origin(),
                GOOD.mailbox(),
                1,
                Optional.empty(),
                GOOD.issued(),
                Optional.empty(),
                GOOD.card(),
                devices,
                Optional.empty());
    }

    private static void refused(String old, String changed, String why) {
        assertThat(Verdict.of(() -> {
                    var text = GOOD.encode().text();
                    assertThat(text).contains(old);
                    return Statement.decode(Bytes.utf8(text.replace(old, changed)));
                }))
                .startsWith("MalformedException")
                .contains(why);
    }
}
