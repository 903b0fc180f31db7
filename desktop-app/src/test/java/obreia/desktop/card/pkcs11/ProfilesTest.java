package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import obreia.desktop.card.CardState;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {
    private static final Path FOLDER = Path.of(
            System.getProperty("obreia.root"), "desktop-app/src/main/resources/obreia/desktop/card/pkcs11/profiles");
    private static final String OPENSC = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";

    private final Profiles profiles = Profiles.load();

    static List<Profile> all() {
        return Profiles.load().all();
    }

    @Test
    void areAllInTheIndex() throws Exception {
        try (var files = Files.list(FOLDER)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()));
            assertThat(profiles.all()).extracting(Profile::name).containsExactlyInAnyOrderElementsOf(names.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void areWhole(Profile profile) {
        assertThat(profile.modules().isEmpty() && profile.alsoThrough().isEmpty())
                .as("only the profile for any card goes without a driver")
                .isEqualTo(profile.name().equals("other"));
        assertThat(profile.modules()).doesNotHaveDuplicates();
        assertThat(profile.notes()).isNotEmpty();
        assertThat(profile.nextStep(CardState.PIN_LOCKED)).endsWith(".");
        assertThat(profile.nextStep(CardState.NOT_ACTIVATED)).endsWith(".");
        assertThat(profile.nextStep(CardState.NO_CARD)).isEqualTo(CardState.NO_CARD.nextStep());
    }

    @ParameterizedTest
    @CsvSource({
        "portugal, BI123456789, 12345678",
        "portugal, BI12345678,",
        "portugal, xBI123456789,",
        "estonia, PNOEE-38001085718, 38001085718",
        "estonia, PNOLV-38001085718,",
        "belgium, 71715100070, 71715100070",
        "spain, IDCES-12345678Z, 12345678Z",
        "spain, 12345678Z, 12345678Z",
        "yubikey, BI123456789,",
    })
    void readTheCivilNumberFromTheSubject(String name, String serialNumber, String civilNumber) {
        var profile = profiles.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(profile.civilNumber(serialNumber).orElse(null)).isEqualTo(civilNumber);
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/local/lib/libpteidpkcs11.so, CITIZEN AUTHENTICATION CERTIFICATE, 45, portugal",
        "/opt/elsewhere/libpteidpkcs11.so, CITIZEN AUTHENTICATION CERTIFICATE, 45, portugal",
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so, Isikutuvastus, 01, estonia",
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so, Isikutuvastus, 02, opensc",
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so, Certificate for PIV Authentication, 01, yubikey",
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so, CITIZEN AUTHENTICATION CERTIFICATE, 45, opensc",
        "/usr/lib/softhsm/libsofthsm2.so, CITIZEN AUTHENTICATION CERTIFICATE, 45, softhsm",
        "/usr/lib/softhsm/libsofthsm2.so, anything, 01, softhsm",
        "C:/elsewhere/BEIDPKCS11.DLL, Authentication, 02, belgium",
        "/opt/unheard/of.so, CITIZEN AUTHENTICATION CERTIFICATE, 45, other",
    })
    void tellTheFamilyByDriverAndCertificate(String driver, String label, String id, String family) throws Exception {
        var x509 = TestCa.root().card(TestKey.P256).issue().certificate();
        var certificate = new TokenCertificate(Bytes.fromHex(id), label, x509);
        assertThat(profiles.of(driver, List.of(certificate)).name()).isEqualTo(family);
    }

    @Test
    void nameTheDriverAndOneThatNobodyKnowsByItsFile() {
        assertThat(profiles.driver(OPENSC)).isEqualTo("OpenSC");
        assertThat(profiles.driver("/opt/unheard/of.so")).isEqualTo("of.so");
    }

    static Stream<String> wrong() throws Exception {
        var right = Files.readString(FOLDER.resolve("portugal.json"));
        return Stream.of(
                "",
                "[]",
                "{}",
                right.replace("\"login\"", "\"logim\""),
                right.replace("by_flags", "by_luck"),
                right.replace("\"title\": ", "\"title\": \"x\", \"title\": "),
                right.replace("\"max\": 8", "\"max\": 3"),
                right.replace("\"max\": 8", "\"max\": 65"),
                right.replace("\"max\": 8", "\"max\": 8.0"),
                right.replace("\"45\"", "\"4\""),
                right.replace("\"45\"", "45"),
                right.replace("BI([0-9]{8})", "BI([0-9]{8}"),
                right.replace("BI([0-9]{8})", "BI[0-9]{8}"),
                right.replace("/usr/local/lib/libpteidpkcs11.so", "lib/libpteidpkcs11.so"),
                right.replace("C:/Windows/", "C:\\\\Windows\\\\"),
                right.replace("\"notes\": [", "\"notes\": [null, "),
                right.replace("Portuguese Citizen Card", "\u202ePortuguese"),
                right.replace("Portuguese Citizen Card", "x".repeat(65)),
                right + "{}");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void areReadStrictly(String text) {
        assertThatThrownBy(() -> Profile.parse("wrong", text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void doNotGoThroughOneThatIsNotThere() {
        var estonia = profiles.all().stream()
                .filter(each -> each.name().equals("estonia"))
                .toList();
        assertThatThrownBy(() -> Profiles.of(estonia)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Profiles.of(List.of())).isInstanceOf(MalformedException.class);
    }
}
