package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardScanTest {
    @Test
    void saysTheFirstThingToMend() {
        assertThat(state(new CardPlaces(Optional.of("it does not run"), List.of(), List.of(Scans.DRIVER))))
                .isEqualTo(CardState.NO_SERVICE);
        assertThat(state(Scans.places())).isEqualTo(CardState.NO_READER);
        assertThat(state(Scans.places(Scans.EMPTY_READER))).isEqualTo(CardState.NO_CARD);
        assertThat(state(Scans.places(Scans.EMPTY_READER, Scans.READER))).isEqualTo(CardState.UNKNOWN_CARD);
        assertThat(state(new CardPlaces(Optional.empty(), List.of(Scans.READER), List.of())))
                .isEqualTo(CardState.NO_DRIVER);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_ARCHITECTURE", "DRIVER_BROKEN", "DRIVER_HANGS", "DRIVER_CRASHED"})
    void blamesADriverWithAFaultForACardThatNobodyKnows(CardState fault) {
        var answer = new DriverScan(Scans.DRIVER.with(fault, "because"), List.of());
        var scan = CardScan.of(Scans.places(Scans.READER), List.of(answer));
        assertThat(scan.state()).isEqualTo(fault);
        assertThat(scan.stateOf(Scans.READER)).isEqualTo(fault);
        assertThat(scan.places().drivers()).containsExactly(Scans.DRIVER.with(fault, "because"));
    }

    @Test
    void isReadyWhenOneCardIsWhateverElseIsWrong() {
        var locked = Scans.token("1", CardState.PIN_LOCKED, Scans.certificate("Rui", CardState.READY));
        var ready = Scans.token("2", CardState.READY, Scans.certificate("Ana", CardState.READY));
        var expired = Scans.token("3", CardState.EXPIRED, Scans.certificate("Eva", CardState.EXPIRED));
        var scan = CardScan.of(
                new CardPlaces(Optional.of("it does not run"), List.of(), List.of(Scans.DRIVER)),
                List.of(new DriverScan(Scans.DRIVER, List.of(expired, locked, ready))));
        assertThat(scan.state()).isEqualTo(CardState.READY);
        assertThat(scan.fit()).extracting(FoundCertificate::holder).containsExactly("Ana");
    }

    @Test
    void saysOfCardsThatCannotSignTheOneThatIsClosestToIt() {
        var locked = Scans.token("1", CardState.PIN_LOCKED);
        var expired = Scans.token("2", CardState.EXPIRED, Scans.certificate("Eva", CardState.EXPIRED));
        assertThat(Scans.scan(expired, locked).state()).isEqualTo(CardState.PIN_LOCKED);
        assertThat(Scans.scan(expired).state()).isEqualTo(CardState.EXPIRED);
    }

    @Test
    void countsACardThatTwoDriversShowOnce() {
        var one = Scans.token("1", CardState.READY, Scans.certificate("Ana", CardState.READY));
        assertThat(Scans.scan(one, one).fit()).hasSize(1);
    }

    @Test
    void knowsTheReaderOfACardByTheSlotsNameThatMayBeCutShort() {
        var token = Scans.token("1", CardState.READY);
        assertThat(token.slot()).isEqualTo("Alcor AU9540 00");
        assertThat(Scans.scan(token).stateOf(Scans.READER)).isEqualTo(CardState.READY);
        assertThat(Scans.scan(token).stateOf(Scans.EMPTY_READER)).isEqualTo(CardState.NO_CARD);
        assertThat(Scans.scan(token).stateOf(new FoundReader("Another", Optional.of(Bytes.empty()))))
                .isEqualTo(CardState.UNKNOWN_CARD);
    }

    @Test
    void isTheSameOnTheOtherSideOfAPipe() throws Exception {
        var locked = Scans.token("1", CardState.PIN_LOCKED);
        var ready = Scans.token(
                "2",
                CardState.READY,
                Scans.certificate("José “Zé”\\", CardState.READY),
                Scans.certificate("Eva", CardState.EXPIRED));
        var scan = Scans.scan(locked, ready);
        assertThat(CardScan.parse(scan.json())).isEqualTo(scan);
        assertThat(scan.json()).doesNotContain("\n");
        var places = new CardPlaces(
                Optional.of("no"), List.of(), List.of(Scans.DRIVER.with(CardState.DRIVER_HANGS, "slow\u0007")));
        assertThat(CardPlaces.parse(places.json())).isEqualTo(places);
        assertThat(FoundDriver.parse(Scans.DRIVER.json())).isEqualTo(Scans.DRIVER);
        for (var state : CardState.values()) {
            assertThat(CardState.parse(state.word())).isEqualTo(state);
            assertThat(state.sentence()).endsWith(".");
            assertThat(state.nextStep()).endsWith(".");
        }
    }

    static Stream<String> wrong() {
        var right = Scans.scan(Scans.token("1", CardState.READY, Scans.certificate("Ana", CardState.READY)))
                .json();
        var two = "{\"name\":\"x\",\"cardPresent\":false}";
        return Stream.of(
                "",
                "{}",
                right + " {}",
                right.replace("\"state\":\"ready\",\"readers\"", "\"readers\""),
                right.replace("\"state\":\"ready\"", "\"state\":\"READY\""),
                right.replace("\"state\":\"ready\"", "\"state\":\"splendid\""),
                right.replace("\"cardPresent\":true", "\"cardPresent\":false"),
                right.replace("\"atr\":\"3b00\"", "\"atr\":\"3b0\""),
                right.replace("\"atr\":\"3b00\"", "\"atr\":\"" + "3b".repeat(34) + "\""),
                right.replace("\"tries\":\"unknown\"", "\"tries\":\"-1\""),
                right.replace("\"tries\":\"unknown\"", "\"tries\":\"100\""),
                right.replace("\"tries\":\"unknown\"", "\"tries\":3"),
                right.replace("\"pinWay\":\"typed_here\"", "\"pinWay\":\"TYPED_HERE\""),
                right.replace("pkcs11:", "practice:"),
                right.replace("\"Ana\"", "\"\\u202eAna\""),
                right.replace("\"Ana\"", "\"" + "A".repeat(201) + "\""),
                right.replace("\"digest\":\"", "\"digest\":\"00"),
                right.replace("2049-01-01T00:00:00Z", "2049-01-01"),
                right.replace("\"label\"", "\"lable\""),
                right.replace("ecdsa_p256_sha256", "ecdsa_p256_sha1"),
                right.replace("\"readers\":[", "\"readers\":[" + String.join(",", Collections.nCopies(40, two)) + ","),
                right.replace("\"readers\":[", "\"readers\":" + "[".repeat(5000)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isReadStrictly(String json) {
        assertThatThrownBy(() -> CardScan.parse(json)).isInstanceOf(MalformedException.class);
    }

    @Test
    void isRefusedAfterAnyOneCharacterIsLost() {
        var right = Scans.scan(Scans.token("1", CardState.READY, Scans.certificate("Ana", CardState.READY)))
                .json();
        var accepted = new ArrayList<String>();
        for (var i = 0; i < right.length(); i++) {
            if ("{}[]\":,".indexOf(right.charAt(i)) >= 0) {
                var cut = right.substring(0, i) + right.substring(i + 1);
                try {
                    accepted.add(CardScan.parse(cut).json());
                } catch (MalformedException _) {
                    // As it should be.
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void holdsWhatItIsMadeOfToItsBounds() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new DriverScan(
                        Scans.DRIVER.with(CardState.DRIVER_HANGS, "x"), List.of(Scans.token("1", CardState.READY))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new DriverScan(
                        Scans.DRIVER,
                        Collections.nCopies(DriverScan.MAX_TOKENS + 1, Scans.token("1", CardState.READY))));
        assertThatIllegalStateException().isThrownBy(() -> new FoundReader("a\nb", Optional.empty()));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new FoundDriver("/x.so", "x", Optional.empty(), Optional.empty(), Optional.of("why")));
        var many = Collections.nCopies(DriverScan.MAX_TOKENS, Scans.token("1", CardState.READY));
        var answer = new DriverScan(Scans.DRIVER, many);
        assertThat(CardScan.of(Scans.places(), List.of(answer, answer, answer)).tokens())
                .hasSize(CardScan.MAX_TOKENS);
    }

    private static CardState state(CardPlaces places) {
        return CardScan.of(places, List.of()).state();
    }
}
