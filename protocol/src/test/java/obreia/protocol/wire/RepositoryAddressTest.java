package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    private static final Bytes KEY = Bytes.utf8("the server's key");
    private static final String PIN = Digest.of(KEY).hex();
    private static final Origin ORIGIN = new Origin("mail.example.org/lawyers");
    private static final VerifierKey LOG = TestLogKey.verifier(ORIGIN);
    private static final RepositoryAddress PINNED =
            new RepositoryAddress("mail.example.org", 7443, ORIGIN, Optional.of(Digest.of(KEY)), LOG);
    private static final String O_LOG =
            encoded(TestLogKey.verifier(new Origin("o")).format());

    @Test
    void writesALinkWithTheVerifierKeyPercentEncodedAndReadsItBack() throws MalformedException {
        var link = "obreia://mail.example.org:7443?origin=mail.example.org/lawyers&pin=" + PIN + "&log="
                + encoded(LOG.format());
        assertThat(PINNED).hasToString(link);
        assertThat(RepositoryAddress.parse(link)).isEqualTo(PINNED);
    }

    @Test
    void needsNoPin() throws MalformedException {
        var origin = new Origin("localhost:1/test");
        var address = new RepositoryAddress("[::1]", 1, origin, Optional.empty(), TestLogKey.verifier(origin));
        assertThat(address.format())
                .isEqualTo("obreia://[::1]:1?origin=localhost:1/test&log="
                        + encoded(address.log().format()));
        assertThat(RepositoryAddress.parse(address.format())).isEqualTo(address);
    }

    @Test
    void knowsThePinnedKeyAgain() {
        assertThat(PINNED.pins(KEY)).isTrue();
        assertThat(PINNED.pins(Bytes.utf8("another key"))).isFalse();
        var unpinned = new RepositoryAddress("h", 1, ORIGIN, Optional.empty(), LOG);
        assertThat(unpinned.pins(KEY)).isFalse();
    }

    @Test
    void refusesTheKeyOfAnotherOrigin() {
        assertThatThrownBy(() -> RepositoryAddress.parse("obreia://h:1?origin=p&log=" + O_LOG))
                .isInstanceOf(MalformedException.class)
                .hasMessage("address: log is a key of o, not of p");
        var other = new Origin("mail.example.org");
        assertThatThrownBy(() -> new RepositoryAddress("h", 1, other, Optional.empty(), LOG))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAKeyThatIsSpelledInAnotherWay() {
        for (var log : List.of(
                O_LOG.replace("%2B", "+"),
                O_LOG.replace("%2B", "%2b"),
                O_LOG.replaceFirst("o", "%6f"),
                O_LOG + "%",
                O_LOG + "%00",
                O_LOG + "&extra=1",
                O_LOG + "&",
                O_LOG + "#part",
                O_LOG + " ",
                O_LOG + "\n")) {
            assertThatThrownBy(() -> RepositoryAddress.parse("obreia://h:1?origin=o&log=" + log))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "obreia:",
                "https://h:1?origin=o",
                "OBREIA://h:1?origin=o",
                "obreia://h?origin=o",
                "obreia://h:0?origin=o",
                "obreia://h:65536?origin=o",
                "obreia://h:01?origin=o",
                "obreia://h:+1?origin=o",
                "obreia://H:1?origin=o",
                "obreia://:1?origin=o",
                "obreia://user@h:1?origin=o",
                "obreia://h_h:1?origin=o",
                "obreia://::1:1?origin=o",
                "obreia://[:1?origin=o",
                "obreia://h:1/?origin=o",
                "obreia://h:1?origin=",
                "obreia://h:1?origin=O",
                "obreia://h:1?origin=o%2Fp",
                "obreia://h:1?Origin=o",
                "obreia://h:1?pin=00&origin=o",
                "obreia://h:1?origin=o&origin=o",
                "obreia://h:1?origin=o&pin=",
                "obreia://h:1?origin=o&pin=00",
                "obreia://h:1?origin=o&log=",
                "obreia://h:1?origin=o&log=%",
                " obreia://h:1?origin=o"
            })
    void refusesAnyOtherSpelling(String link) {
        assertThatThrownBy(() -> RepositoryAddress.parse(link)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> RepositoryAddress.parse(link + "&log=" + O_LOG))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAPinInCapitalsAndALinkTooLong() {
        var start = "obreia://h:1?origin=o&pin=";
        var capitals = start + PIN.toUpperCase(java.util.Locale.ROOT) + "&log=" + O_LOG;
        assertThatThrownBy(() -> RepositoryAddress.parse(capitals)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> RepositoryAddress.parse(start + "0".repeat(2000)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 1024");
    }

    private static String encoded(String verifierKey) {
        return verifierKey.replace("+", "%2B");
    }
}
