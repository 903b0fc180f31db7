package obreia.desktop.ui.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Unheard;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.RepositoryAddress;

/// The page about readers and cards with every state of a card, to be looked at. On the FX thread.
public final class DiagnosticsExamples {
    private static final FoundReader READER = new FoundReader(
            "Gemalto PC Twin Reader 00 00", Optional.of(Bytes.of((byte) 0x3b, (byte) 0x7d, (byte) 0x96)));
    private static final FoundReader EMPTY = new FoundReader("Example PinPad 2 01 00", Optional.empty());
    private static final FoundDriver DRIVER = FoundDriver.of("/usr/local/lib/libpteidpkcs11.so", "Autenticação.gov")
            .saying("Portugal eID PKCS#11 3.11, Autenticacao.gov");
    private static final String OWN = "own";

    private final Surface surface;
    private final RepositoryAddress repository;
    private final Instant now;

    public DiagnosticsExamples(Surface surface, RepositoryAddress repository, Instant now) {
        this.surface = surface;
        this.repository = repository;
        this.now = now;
    }

    /// Pages by the state of the card that is meant.
    public Map<String, Supplier<Node>> all() {
        var all = new LinkedHashMap<String, Supplier<Node>>();
        for (var state : CardState.values()) {
            all.put(state.name().toLowerCase(Locale.ROOT).replace('_', '-'), () -> page(scan(state)));
        }
        return all;
    }

    private Node page(CardScan scan) {
        var model = new DiagnosticsModel();
        model.enrolment()
                .set(Optional.of(new Enrolment(
                        repository,
                        new CardUri.Pkcs11("pkcs11:serial=1?module-path=/usr/lib/p11.so"),
                        Optional.of(digest(OWN)))));
        model.heard(new Search.Found(new Findings(scan, Optional.empty(), now)));
        model.heard(new Connection.Down(surface.words().of("unreachable.refused")));
        return new DiagnosticsPage(surface, model, Unheard.of(DiagnosticsActions.class));
    }

    private CardScan scan(CardState state) {
        return switch (state) {
            case NO_SERVICE ->
                scan(new CardPlaces(
                        Optional.of("the smart card service does not answer: SCARD_E_NO_SERVICE"),
                        List.of(),
                        List.of(DRIVER)));
            case NO_READER -> scan(new CardPlaces(Optional.empty(), List.of(), List.of(DRIVER)));
            case NO_CARD -> scan(new CardPlaces(Optional.empty(), List.of(EMPTY), List.of(DRIVER)));
            case NO_DRIVER -> scan(new CardPlaces(Optional.empty(), List.of(READER), List.of()));
            case UNKNOWN_CARD -> scan(places(DRIVER));
            case WRONG_ARCHITECTURE, DRIVER_BROKEN, DRIVER_HANGS, DRIVER_CRASHED ->
                scan(places(DRIVER.with(state, "wrong ELF class: ELFCLASS32")));
            case OTHER_CARD -> scan(places(DRIVER), token(CardState.READY, certificate("other", CardState.READY)));
            case EXPIRED, NOT_YET_VALID, NOT_FOR_SIGNING ->
                scan(places(DRIVER), token(CardState.READY, certificate(OWN, state)));
            case READY, CARD_REMOVED, PIN_LOCKED, NOT_ACTIVATED ->
                scan(places(DRIVER), token(state, certificate(OWN, CardState.READY)));
        };
    }

    private static CardPlaces places(FoundDriver driver) {
        return new CardPlaces(Optional.empty(), List.of(READER, EMPTY), List.of(driver));
    }

    private static CardScan scan(CardPlaces places, FoundToken... tokens) {
        return CardScan.of(
                places,
                tokens.length == 0
                        ? List.of()
                        : List.of(new DriverScan(places.drivers().getFirst(), List.of(tokens))));
    }

    private static FoundToken token(CardState state, FoundCertificate certificate) {
        return new FoundToken(
                DRIVER.path(),
                "Portuguese Citizen Card",
                "Gemalto PC Twin Reader 00 00",
                "CARTAO DE CIDADAO",
                "Portuguese State",
                "IAS",
                "0123456789",
                "Authentication PIN",
                PinWay.TYPED_HERE,
                state == CardState.PIN_LOCKED ? new Tries.Exactly(0) : new Tries.Few(),
                state,
                state.nextStep(),
                List.of(certificate));
    }

    private FoundCertificate certificate(String which, CardState state) {
        return new FoundCertificate(
                digest(which),
                "CITIZEN AUTHENTICATION CERTIFICATE",
                which.equals(OWN) ? "Maria Exemplo" : "Beatriz Suposta",
                Optional.empty(),
                "EC de Autenticação do Cartão de Cidadão 0099",
                now.minus(Duration.ofDays(700)),
                now.plus(Duration.ofDays(1100)),
                List.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                state,
                state == CardState.READY ? Optional.empty() : Optional.of("it is the key for qualified signatures"),
                Optional.of(new CardUri.Pkcs11("pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so")));
    }

    private static Digest digest(String of) {
        return Digest.of(Bytes.utf8(of));
    }
}
