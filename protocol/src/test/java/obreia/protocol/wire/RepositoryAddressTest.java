package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    private static final Bytes KEY = Bytes.utf8("the server's key");
    private static final String PIN = Digest.of(KEY).hex();
    private static final RepositoryAddress PINNED = new RepositoryAddress(
            "mail.example.org",
            7443,
            new Origin("mail.example.org/lawyers"),
            Optional.of(Digest.of(KEY)),
            Optional.empty());

    @Test
    void writesALinkAndReadsItBack() throws MalformedException {
        var link = "obreia://mail.example.org:7443?origin=mail.example.org/lawyers&pin=" + PIN;
        assertThat(PINNED).hasToString(link);
        assertThat(RepositoryAddress.parse(link)).isEqualTo(PINNED);
    }

    @Test
    void writesAVerifierKeyPercentEncoded() throws MalformedException {
        var address = new RepositoryAddress(
                "[::1]",
                1,
                new Origin("localhost:1/test"),
                Optional.empty(),
                Optional.of("localhost:1/test/messages/1+4d1f+AbC/d+e="));
        assertThat(address.format())
                .isEqualTo("obreia://[::1]:1?origin=localhost:1/test"
                        + "&log=localhost:1/test/messages/1%2B4d1f%2BAbC/d%2Be%3D");
        assertThat(RepositoryAddress.parse(address.format())).isEqualTo(address);
    }

    @Test
    void knowsThePinnedKeyAgain() {
        assertThat(PINNED.pins(KEY)).isTrue();
        assertThat(PINNED.pins(Bytes.utf8("another key"))).isFalse();
        var unpinned = new RepositoryAddress("h", 1, PINNED.origin(), Optional.empty(), Optional.empty());
        assertThat(unpinned.pins(KEY)).isFalse();
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
                "obreia://h:1?origin=o&log=a+b",
                "obreia://h:1?origin=o&log=a%2bb",
                "obreia://h:1?origin=o&log=%61",
                "obreia://h:1?origin=o&log=%",
                "obreia://h:1?origin=o&log=%00",
                "obreia://h:1?origin=o&extra=1",
                "obreia://h:1?origin=o&",
                "obreia://h:1?origin=o#part",
                "obreia://h:1?origin=o ",
                " obreia://h:1?origin=o",
                "obreia://h:1?origin=o\n"
            })
    void refusesAnyOtherSpelling(String link) {
        assertThatThrownBy(() -> RepositoryAddress.parse(link)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAPinInCapitalsAndALinkTooLong() {
        var start = "obreia://h:1?origin=o&pin=";
        assertThatThrownBy(() -> RepositoryAddress.parse(start + PIN.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> RepositoryAddress.parse(start + "0".repeat(2000)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 1024");
    }
}
