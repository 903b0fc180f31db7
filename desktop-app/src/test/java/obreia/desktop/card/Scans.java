package obreia.desktop.card;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// Scans for tests: one driver, two readers, and the cards that a test puts in.
public final class Scans {
    public static final FoundDriver DRIVER = FoundDriver.of("/usr/lib/p11.so", "Driver");
    public static final FoundReader READER =
            new FoundReader("Alcor AU9540 00 00", Optional.of(Bytes.of((byte) 0x3b, (byte) 0)));
    public static final FoundReader EMPTY_READER = new FoundReader("Another reader 01 00", Optional.empty());

    private Scans() {}

    public static CardPlaces places(FoundReader... readers) {
        return new CardPlaces(Optional.empty(), List.of(readers), List.of(DRIVER));
    }

    public static CardScan scan(FoundToken... tokens) {
        return CardScan.of(places(READER, EMPTY_READER), List.of(new DriverScan(DRIVER, List.of(tokens))));
    }

    public static FoundToken token(String serial, CardState state, FoundCertificate... certificates) {
        return new FoundToken(
                DRIVER.path(),
                "Test card",
                "Alcor AU9540 00",
                "Label",
                "Maker",
                "Model",
                serial,
                "Authentication PIN",
                PinWay.TYPED_HERE,
                new Tries.Unknown(),
                state,
                state.nextStep(),
                List.of(certificates));
    }

    public static FoundCertificate certificate(String holder, CardState state) {
        return new FoundCertificate(
                Digest.of(Bytes.utf8(holder)),
                "LABEL",
                holder,
                Optional.of("12345678"),
                "Test CA",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2049-01-01T00:00:00Z"),
                List.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                state,
                state == CardState.READY ? Optional.empty() : Optional.of("it is not fit"),
                Optional.of(new CardUri.Pkcs11("pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so")));
    }
}
