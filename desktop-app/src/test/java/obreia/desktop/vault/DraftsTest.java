package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir
    Path folder;

    @Test
    void aDraftIsKeptWithAllThatBelongsToIt() throws Exception {
        var draft = draft("Contrato", "Olá,\n", List.of(file("a.txt", "um"), file("b.txt", "dois")));
        long id;
        try (var vault = TestVaults.create(folder)) {
            id = vault.drafts().add(draft);
        }
        try (var vault = TestVaults.open(folder)) {
            assertThat(vault.drafts().find(id)).contains(draft);
            assertThat(vault.drafts().all())
                    .extracting(KeptDrafts.Listed::subject)
                    .containsExactly("Contrato");
        }
    }

    @Test
    void whatIsTypedLaterTakesItsPlaceAndANumberIsNeverGivenTwice() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            var id = vault.drafts().add(draft("Con", "", List.of(file("a.txt", "um"))));
            assertThat(vault.drafts().put(id, draft("Contrato", "Olá", List.of(file("b.txt", "dois")))))
                    .isTrue();
            assertThat(vault.drafts().find(id)).contains(draft("Contrato", "Olá", List.of(file("b.txt", "dois"))));
            assertThat(vault.drafts().remove(id)).isTrue();
            assertThat(vault.drafts().remove(id)).isFalse();
            assertThat(vault.drafts().put(id, draft("Contrato", "", List.of()))).isFalse();
            assertThat(vault.drafts().add(draft("Outro", "", List.of()))).isGreaterThan(id);
        }
    }

    @Test
    void aDraftOfNothingIsADraft() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            var nothing = new KeptDraft(TestVaults.TIME, List.of(), "", "", Optional.empty(), List.of());
            assertThat(vault.drafts().find(vault.drafts().add(nothing))).contains(nothing);
            assertThat(nothing.isEmpty()).isTrue();
        }
    }

    @Test
    void aVaultOfVersionThreeOpensAndTakesDrafts() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            TestVaults.fill(vault);
        }
        asVersionThree();
        try (var vault = TestVaults.open(folder)) {
            assertThat(vault.messages().list(Direction.IN, 100, 0))
                    .hasSize(20)
                    .allMatch(listed -> listed.subject().orElseThrow().endsWith("Zebrafinch"));
            assertThat(vault.drafts().all()).isEmpty();
            var id = vault.drafts().add(draft("Contrato", "Olá", List.of()));
            assertThat(vault.drafts().find(id)).isPresent();
        }
        TestVaults.open(folder).close();
    }

    @Test
    void nothingOfADraftIsReadableInTheFile() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            var _ = vault.drafts()
                    .add(draft("Zebrafinch", "Quagmire ".repeat(500), List.of(file("a.txt", "Hippogriff"))));
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain("Zebrafinch", "Quagmire", "Hippogriff");
            }
        }
    }

    /// Takes out what versions 4 to 7 added.
    private void asVersionThree() throws Exception {
        try (var passphrase = TestVaults.passphrase();
                var key = KeyFile.read(folder.resolve("vault.key"))
                        .open(passphrase, new StretchingMemory())
                        .orElseThrow();
                var database =
                        key.lend("obreia.vault.database.v1", raw -> Database.open(folder.resolve("vault.db"), raw))) {
            database.update("DROP INDEX messages_by_envelope");
            database.update("DROP INDEX messages_by_leaf");
            database.update("DROP INDEX links_by_message");
            database.update("DROP TABLE waits");
            database.update("DROP TABLE deleted");
            database.update("DROP INDEX messages_listed");
            database.update("DROP INDEX messages_sealed");
            database.update("ALTER TABLE messages DROP COLUMN subject");
            database.update("CREATE INDEX messages_by_time ON messages (direction, time)");
            database.update("DROP TABLE draft_files");
            database.update("DROP TABLE drafts");
            database.update("PRAGMA user_version = 3");
        }
    }

    private static KeptDraft draft(String subject, String text, List<Attachment> files) {
        return new KeptDraft(
                TestVaults.TIME,
                List.of(TestVaults.mailbox(1), TestVaults.mailbox(2)),
                subject,
                text,
                Optional.of(new MessageId(Bytes.of(new byte[MessageId.LENGTH]), TestVaults.mailbox(3))),
                files);
    }

    private static Attachment file(String name, String content) throws Exception {
        return Attachment.of(name, "text/plain", Bytes.utf8(content));
    }
}
