package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void aMailboxIsTheHeadOfTheKeysDigestWithVersionEightAndVariantTen() {
        var spki = Bytes.utf8("a key");
        var hex = Digest.of(spki).hex();

        var id = MailboxId.ofKey(spki).toString().replace("-", "");

        assertThat(id.substring(0, 12)).isEqualTo(hex.substring(0, 12));
        assertThat(id.charAt(12)).isEqualTo('8');
        assertThat(id.substring(13, 16)).isEqualTo(hex.substring(13, 16));
        assertThat(Integer.parseInt(id.substring(16, 17), 16) & 0b1100).isEqualTo(0b1000);
        assertThat(id.substring(17)).isEqualTo(hex.substring(17, 32));
    }

    @Test
    void readsTheNamesItWrites() throws MalformedException {
        var id = MailboxId.ofKey(Bytes.utf8("a key"));

        assertThat(MailboxId.parse(id.toString())).isEqualTo(id);
        assertThat(MailboxId.parseUrn(id.urn())).isEqualTo(id);
        assertThat(DeviceId.parse(id.toString()).value()).isEqualTo(id.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-8-8-1",
                "F6B4C1A0-0000-8000-8000-000000000000",
                "f6b4c1a0-0000-4000-8000-000000000000",
                "f6b4c1a0-0000-8000-c000-000000000000",
                "f6b4c1a0-0000-8000-8000-00000000000",
                " f6b4c1a0-0000-8000-8000-00000000000",
                "f6b4c1a0-0000-8000-8000-0000000000000",
                "f6b4c1a000008000800000000000000000000"
            })
    void refusesAnotherSpellingOrVersionOfAMailboxId(String text) {
        assertThatThrownBy(() -> MailboxId.parse(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DeviceId.parse(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> MailboxId.parseUrn("urn:uuid:" + text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesToMakeAnIdOfAnotherUuid() {
        assertThatThrownBy(() -> new MailboxId(new UUID(0, 0))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new DeviceId(new UUID(0, 0))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MailboxId.parseUrn("f6b4c1a0-0000-8000-8000-000000000000"))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1:4711",
                "mail.example.org/lawyers",
                "mail.example.org:443/a/b_c-d.e~f",
                "a"
            })
    void readsAnOrigin(String text) throws MalformedException {
        assertThat(Origin.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mail.example.org",
                "mail.example.org/a b",
                "mail.example.org/a+b",
                "mail.example.org/",
                "mail.example.org//a",
                "mail.example.org/..",
                "mail.example.org:0",
                "mail.example.org:123456",
                "mail..example.org",
                "-mail.example.org",
                "mail.example.org\n",
                "https://mail.example.org",
                "máil.example.org",
                "/path"
            })
    void refusesWhatIsNoOrigin(String text) {
        assertThatThrownBy(() -> Origin.parse(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Origin(text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnOriginOfMoreThan255Characters() throws MalformedException {
        var path = "mail.example.org/" + "a".repeat(238);

        assertThat(Origin.parse(path).name()).hasSize(255);
        assertThatThrownBy(() -> Origin.parse(path + "a"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PT", "-pt", "pt-", "pt citizen", "pt_citizen", "abcdefghijklmnopqrstuvwxyzabcdefg"})
    void refusesWhatIsNoSchemeName(String text) {
        assertThatThrownBy(() -> SchemeName.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aPersonIsTheSerialNumberWithinTheScheme() throws MalformedException {
        var person = Person.of(SchemeName.parse("pt-citizen"), TestPerson.ana().certificate());

        assertThat(person.identifier()).isEqualTo("serial:BI100000001");
        assertThat(Person.parse(person.scheme(), person.identifier())).isEqualTo(person);
        assertThat(person)
                .isNotEqualTo(Person.of(SchemeName.PRACTICE, TestPerson.ana().certificate()));
    }

    @Test
    void theKeyIsThePersonWhereThereIsNoSerialNumber() {
        var card = TestPerson.certificate(
                TestCa.root().card(TestKey.P256).serialNumber("").issue());

        var person = Person.of(SchemeName.PRACTICE, card);

        assertThat(card.serialNumber()).isEmpty();
        assertThat(person.identifier())
                .isEqualTo("key:" + Digest.of(card.spki()).hex());
    }

    @Test
    void aSerialNumberThatSpellsAKeyIsAnotherPersonThanTheKey() {
        var keyed = TestPerson.certificate(
                TestCa.root().card(TestKey.P256).serialNumber("").issue());
        var spelled = TestPerson.certificate(TestCa.root()
                .card(TestKey.P256_OTHER)
                .serialNumber(Digest.of(keyed.spki()).hex())
                .issue());

        assertThat(Person.of(SchemeName.PRACTICE, spelled)).isNotEqualTo(Person.of(SchemeName.PRACTICE, keyed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serial:", "key", "BI1", "serial:a\u202eb"})
    void refusesWhatIsNoPersonsIdentifier(String text) {
        assertThatThrownBy(() -> Person.parse(SchemeName.PRACTICE, text)).isInstanceOf(MalformedException.class);
    }
}
