package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.Tries;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    static List<Request> requests() throws MalformedException {
        return List.of(
                new Request.Open(new CardUri.Pkcs11("pkcs11:token=Ana?module-path=/usr/lib/x.so")),
                new Request.Sign(63, SignatureAlgorithm.ECDSA_P256_SHA256, Bytes.utf8("to be signed")),
                new Request.Close(0),
                new Request.Places(List.of(Path.of("/opt/x \"y\".so"))),
                new Request.Look(FoundDriver.of("/opt/x.so", "Any"), Instant.parse("2026-11-23T10:00:00Z")),
                new Request.Go(),
                new Request.Stop(),
                new Request.PinFollows(6));
    }

    static List<Reply> replies() throws MalformedException {
        var card = TestCa.root()
                .intermediate("Test Card CA", TestKey.INTERMEDIATE)
                .card(TestKey.P256)
                .issue();
        var pin = new AskedPin("Authentication PIN", 4, 8, new Tries.Exactly(1), PinWay.ON_THE_READER);
        return List.of(
                new Reply.Ready(),
                new Reply.Opened(
                        1,
                        CardCertificate.of(card.certificate()),
                        List.of(CardCertificate.of(card.path().getFirst())),
                        SignatureAlgorithm.preferred(card.certificate().getPublicKey())),
                new Reply.Missing(CardState.NO_READER, "no reader"),
                new Reply.Unreadable("two certificates"),
                new Reply.Places(new CardPlaces(Optional.of("no service"), List.of(), List.of())),
                new Reply.Looked(new DriverScan(
                        FoundDriver.of("/opt/x.so", "Any").with(CardState.WRONG_ARCHITECTURE, "32 bits"), List.of())),
                new Reply.Ask(new AskedPin("PIN", 1, 64, new Tries.Unknown(), PinWay.TYPED_HERE)),
                new Reply.Announce(pin),
                new Reply.Ended(new SigningOutcome.Signed(Bytes.utf8("signature"))),
                new Reply.Ended(new SigningOutcome.WrongPin(new Tries.Few())),
                new Reply.Ended(new SigningOutcome.Blocked("use the PUK")),
                new Reply.Ended(new SigningOutcome.NotActivated("activate it")),
                new Reply.Ended(new SigningOutcome.Cancelled()),
                new Reply.Ended(new SigningOutcome.CardMissing(CardState.CARD_REMOVED, "taken out")),
                new Reply.Ended(new SigningOutcome.Unsupported("not so")),
                new Reply.Ended(new SigningOutcome.Failed("CKR_GENERAL_ERROR")),
                new Reply.Ended(new SigningOutcome.Failed("it hangs", Optional.of(CardState.DRIVER_HANGS))));
    }

    @Test
    void everyRequestAndEveryReplyIsOneLineThatReadsBackAsItself() throws Exception {
        for (var request : requests()) {
            assertThat(request.encode()).startsWith("{").doesNotContain("\n");
            assertThat(Request.decode(request.encode())).isEqualTo(request);
        }
        for (var reply : replies()) {
            assertThat(reply.encode()).startsWith("{").doesNotContain("\n");
            assertThat(Reply.decode(reply.encode()).encode()).isEqualTo(reply.encode());
        }
    }

    @Test
    void aSentenceComesAcrossFitForATerminal() throws Exception {
        var ugly = "line\nline\u001b[2J\u202e" + "x".repeat(5000);
        var reply = Reply.decode(new Reply.Unreadable(ugly).encode());
        assertThat(((Reply.Unreadable) reply).why())
                .hasSizeLessThanOrEqualTo(Outcomes.MAX_WHY)
                .doesNotContain("\n", "\u001b", "\u202e")
                .startsWith("line");
        assertThat(((Reply.Unreadable) Reply.decode(new Reply.Unreadable("").encode())).why())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"is\":\"more\"}",
                "{\"is\":\"ready\",\"x\":1}",
                "{\"is\":\"ready\"}{",
                "{\"is\":\"unreadable\",\"why\":\"\\u001b[2J\"}",
                "{\"is\":\"missing\",\"state\":\"lost\",\"why\":\"x\"}",
                "{\"is\":\"signed\",\"signature\":\"AA==\"}",
                "{\"is\":\"wrong_pin\",\"tries\":\"100\"}",
                "{\"is\":\"ask\",\"name\":\"PIN\",\"min\":0,\"max\":4,\"tries\":\"few\",\"way\":\"typed_here\"}",
                "{\"is\":\"ask\",\"name\":\"PIN\",\"min\":5,\"max\":4,\"tries\":\"few\",\"way\":\"typed_here\"}",
                "{\"is\":\"ask\",\"name\":\"PIN\",\"min\":4,\"max\":65,\"tries\":\"few\",\"way\":\"typed_here\"}",
                "{\"is\":\"ask\",\"name\":\"PIN\",\"min\":4,\"max\":8,\"tries\":\"few\",\"way\":\"by_ear\"}",
                "{\"is\":\"opened\",\"card\":64,\"certificate\":\"\",\"path\":[],\"algorithms\":[]}",
                "{\"is\":\"opened\",\"card\":0,\"certificate\":\"\",\"path\":[],\"algorithms\":[]}"
            })
    void refusesAReplyThatIsNotOne(String line) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Reply.decode(line));
    }

    @Test
    void refusesAnOpenCardThatCannotSignOrSignsLikeAnother() throws Exception {
        var opened = replies().get(1).encode();
        var algorithms = opened.substring(opened.indexOf("\"algorithms\""));
        for (var wrong : List.of("[]", "[\"RSA_PSS_SHA256\"]", "[\"MD5\"]")) {
            var line = opened.replace(algorithms, "\"algorithms\":" + wrong + "}");
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Reply.decode(line));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"do\":\"scan\"}",
                "{\"do\":\"go\",\"x\":1}",
                "{\"do\":\"open\",\"uri\":\"practice:x\"}",
                "{\"do\":\"open\",\"uri\":\"\"}",
                "{\"do\":\"sign\",\"card\":0,\"algorithm\":\"MD5\",\"content\":\"\"}",
                "{\"do\":\"sign\",\"card\":-1,\"algorithm\":\"ECDSA_P256_SHA256\",\"content\":\"\"}",
                "{\"do\":\"close\",\"card\":64}",
                "{\"do\":\"pin\",\"length\":0}",
                "{\"do\":\"pin\",\"length\":257}"
            })
    void refusesARequestThatIsNotOne(String line) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Request.decode(line));
    }
}
