package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.CardCertificate;

/// A certificate of a person on a token, and whether it can sign letters. Every name is claimed: no path was checked.
///
/// @param digest      the SHA-256 of the certificate
/// @param label       what the card calls it; may be empty
/// @param holder      the subject's common name
/// @param civilNumber the holder's number in the register of persons, where the card's profile can tell it from the
///                    subject's serialNumber
/// @param issuer      the issuer's common name or organisation
/// @param notBefore   from when it is valid
/// @param notAfter    until when it is valid
/// @param algorithms  what its key can sign with on this card, best first
/// @param state       READY, or what keeps it from signing: EXPIRED, NOT_YET_VALID or NOT_FOR_SIGNING
/// @param why         why it does not sign, in a sentence; present unless it is READY
/// @param uri         the address that names it, with the module's path, the token's serial number and CKA_ID; absent
///                    where it cannot be named
public record FoundCertificate(
        Digest digest,
        String label,
        String holder,
        Optional<String> civilNumber,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        List<SignatureAlgorithm> algorithms,
        CardState state,
        Optional<String> why,
        Optional<CardUri.Pkcs11> uri) {
    public static final int MAX_LABEL = 128;
    public static final int MAX_WHY = 512;

    private static final int SHORT = 40;

    public FoundCertificate {
        algorithms = ScanRules.atMost(SignatureAlgorithm.values().length, "algorithms", algorithms);
        ScanRules.text("a certificate's label", label, 0, MAX_LABEL);
        ScanRules.text("a holder's name", holder, 1, CardCertificate.MAX_COMMON_NAME);
        ScanRules.text("an issuer's name", issuer, 1, CardCertificate.MAX_COMMON_NAME);
        civilNumber.ifPresent(number -> ScanRules.text("a civil number", number, 1, CardCertificate.MAX_SERIAL_NUMBER));
        why.ifPresent(text -> ScanRules.text("why a certificate does not sign", text, 1, MAX_WHY));
        if (why.isPresent() == (state == CardState.READY)) {
            throw new IllegalStateException("a certificate has a reason why exactly when it does not sign");
        }
        if (state == CardState.READY && uri.isEmpty()) {
            throw new IllegalStateException("a certificate that signs has an address");
        }
    }

    public boolean fitForSigning() {
        return state == CardState.READY;
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("digest").value(digest.hex()).name("label").value(label);
        json.name("holder").value(holder);
        if (civilNumber.isPresent()) {
            json.name("civilNumber").value(civilNumber.get());
        }
        json.name("issuer").value(issuer);
        json.name("notBefore").value(Text.format(notBefore));
        json.name("notAfter").value(Text.format(notAfter));
        json.name("algorithms").beginArray();
        for (var algorithm : algorithms) {
            json.value(ScanRules.word(algorithm));
        }
        json.endArray();
        json.name("state").value(state.word());
        if (why.isPresent()) {
            json.name("why").value(why.get());
        }
        if (uri.isPresent()) {
            json.name("uri").value(uri.get().format());
        }
        json.endObject();
    }

    static FoundCertificate read(JsonObject json) throws MalformedException {
        var digest = Digest.parse(json.string("digest", 2 * Digest.LENGTH));
        var label = json.string("label", MAX_LABEL);
        var holder = json.string("holder", CardCertificate.MAX_COMMON_NAME);
        var civilNumber = json.optionalString("civilNumber", CardCertificate.MAX_SERIAL_NUMBER);
        var issuer = json.string("issuer", CardCertificate.MAX_COMMON_NAME);
        var notBefore = Text.parseTime(json.string("notBefore", SHORT));
        var notAfter = Text.parseTime(json.string("notAfter", SHORT));
        var algorithms = algorithms(json);
        var state = CardState.parse(json.string("state", SHORT));
        var why = json.optionalString("why", MAX_WHY);
        var uri = uri(json);
        json.finish();
        return ScanRules.made(() -> new FoundCertificate(
                digest, label, holder, civilNumber, issuer, notBefore, notAfter, algorithms, state, why, uri));
    }

    private static List<SignatureAlgorithm> algorithms(JsonObject json) throws MalformedException {
        var algorithms = new ArrayList<SignatureAlgorithm>();
        for (var name : json.strings("algorithms", SignatureAlgorithm.values().length, SHORT)) {
            algorithms.add(ScanRules.ofWord(SignatureAlgorithm.values(), name));
        }
        return algorithms;
    }

    private static Optional<CardUri.Pkcs11> uri(JsonObject json) throws MalformedException {
        var text = json.optionalString("uri", CardUri.MAX_LENGTH);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (CardUri.parse(text.get()) instanceof CardUri.Pkcs11 uri) {
            return Optional.of(uri);
        }
        throw new MalformedException("a certificate on a token has a pkcs11: URI");
    }
}
