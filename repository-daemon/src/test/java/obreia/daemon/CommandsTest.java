package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import obreia.fixtures.TestPem;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that do not serve.
final class CommandsTest {
    @TempDir
    private Path folder;

    private Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void choose() {
        home = folder.resolve("home");
    }

    @Test
    void initMakesAHomeThatOnlyItsOwnerReads() throws Exception {
        assertThat(run("init", "--origin", "example.org/a", "--port", "4711")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("example.org/a");
        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("tls/key.pem"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("repository.conf"))).isEqualTo("rw-------");
        var config = RepositoryHome.open(home).readConfig();
        assertThat(config.origin().name()).isEqualTo("example.org/a");
        assertThat(config.port()).isEqualTo(4711);
    }

    @Test
    void initTouchesNothingThatIsThere() throws Exception {
        Files.createDirectory(home);
        Files.writeString(home.resolve("letter.txt"), "dear");
        assertThat(run("init")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString())
                .startsWith("obreia: ")
                .contains("is not empty")
                .hasLineCount(1);
        assertThat(home).isDirectoryContaining(file -> file.endsWith("letter.txt"));
        try (var files = Files.list(home)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void inviteNeedsAPortAndThenPrintsTheAddress() throws Exception {
        assertThat(run("init", "--origin", "example.org/a")).isZero();
        assertThat(run("invite")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("run repository serve once");
        var opened = RepositoryHome.open(home);
        opened.rememberPort(4711);
        out.getBuffer().setLength(0);
        assertThat(run("invite")).isZero();
        var address = RepositoryAddress.parse(out.toString().strip());
        assertThat(address.port()).isEqualTo(4711);
        assertThat(address.host()).isEqualTo("127.0.0.1");
        assertThat(address.pin()).contains(opened.readTls().pin());
    }

    @Test
    void trustAddTakesAnAuthorityAndNothingElse() throws Exception {
        assertThat(run("init")).isZero();
        var pem = folder.resolve("ca.pem");
        var ca = TestCa.root();
        Files.writeString(pem, TestPem.of(ca.certificate()));
        assertThat(run("trust", "add", "--scheme", "practice", pem.toString())).isZero();
        var trust = RepositoryHome.open(home).readTrust();
        assertThat(trust.schemes()).hasSize(1);
        assertThat(trust.schemes().firstEntry().getValue()).containsExactly(ca.certificate());

        assertThat(run("trust", "add", "--scheme", "other", pem.toString())).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("two schemes");
        Files.writeString(pem, "not a certificate");
        assertThat(run("trust", "add", "--scheme", "practice", pem.toString())).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("trust", "add", "--scheme", "A B", pem.toString())).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run(
                        "trust",
                        "add",
                        "--scheme",
                        "practice",
                        folder.resolve("missing.pem").toString()))
                .isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("missing.pem does not exist");
        assertThat(RepositoryHome.open(home).readTrust().schemes()).hasSize(1);
    }

    @Test
    void trustListShowsEachAuthorityAndTrustRemoveTakesItOutOnlyOnAYes() throws Exception {
        assertThat(run("init")).isZero();
        assertThat(run("trust", "list")).isZero();
        assertThat(out.toString()).contains("Nobody's cards are taken yet");
        var pem = folder.resolve("ca.pem");
        var ca = TestCa.root().certificate();
        Files.writeString(pem, TestPem.of(ca));
        assertThat(run("trust", "add", "--scheme", "practice", pem.toString())).isZero();
        var fingerprint = Digest.of(Bytes.of(ca.getEncoded())).hex();

        assertThat(run("trust", "list")).isZero();
        assertThat(out.toString())
                .contains("practice  " + ca.getSubjectX500Principal(), "SHA-256 " + fingerprint)
                .contains("ends " + ca.getNotAfter().toInstant() + "; 0 mailboxes stand on it");
        try (var _ = RepositoryHome.open(home).lock().orElseThrow()) {
            assertThat(run("trust", "list")).isZero();
            assertThat(out.toString()).contains("its use is not counted while the repository is served");
        }
        assertThat(run("trust", "remove", "--scheme", "practice")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(out.toString()).contains("0 mailboxes stand on this alone", "Nothing was changed yet: --yes");
        assertThat(run("trust", "remove", "--scheme", "other", "--yes")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("trust", "remove", "--scheme", "practice", "--yes", "0123456789"))
                .isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("trust", "remove", "--scheme", "practice", "--yes", "x")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(RepositoryHome.open(home).readTrust().schemes()).hasSize(1);

        assertThat(run("trust", "remove", "--scheme", "practice", "--yes", fingerprint.substring(0, 12)))
                .isZero();
        assertThat(RepositoryHome.open(home).readTrust().schemes().values()).allMatch(List::isEmpty);
    }

    @Test
    void anAuthorityIsTakenOutOfAFileThatHoldsOthers() throws Exception {
        assertThat(run("init")).isZero();
        var pem = folder.resolve("both.pem");
        var root = TestCa.root();
        var between = root.intermediate("Between", TestKey.P384).certificate();
        Files.writeString(pem, TestPem.of(root.certificate()) + TestPem.of(between));
        assertThat(run("trust", "add", "--scheme", "practice", pem.toString())).isZero();
        var fingerprint = Digest.of(Bytes.of(between.getEncoded())).hex();

        assertThat(run("trust", "remove", "--scheme", "practice", "--yes", fingerprint))
                .isZero();

        assertThat(RepositoryHome.open(home).readTrust().schemes().firstEntry().getValue())
                .containsExactly(root.certificate());
    }

    @Test
    void anAuthorityCountsFromItsFileOnAndNobodysCardIsTakenWhileTheFilesAreBroken() throws Exception {
        assertThat(run("init")).isZero();
        var pem = folder.resolve("ca.pem");
        Files.writeString(pem, TestPem.of(TestCa.root().certificate()));
        var followed = FollowedTrust.open(new TrustFolder(home.resolve("trust")));
        var card = TestPerson.ana().card();
        assertThatThrownBy(() -> followed.validator().validate(card.certificate(), card.path(), TestPerson.NOW))
                .isInstanceOf(VerificationException.class);

        assertThat(run("trust", "add", "--scheme", "practice", pem.toString())).isZero();
        assertThat(followed.validator()
                        .validate(card.certificate(), card.path(), TestPerson.NOW)
                        .scheme())
                .isEqualTo(SchemeName.PRACTICE);
        assertThat(followed.validator()).as("read once").isSameAs(followed.validator());

        Files.writeString(home.resolve("trust/practice/broken.pem"), "not a certificate");
        assertThatThrownBy(followed::validator).isInstanceOf(IOException.class).hasMessageContaining("broken.pem");
        Files.delete(home.resolve("trust/practice/broken.pem"));
        assertThat(followed.validator()).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithACommandInOneLine() throws IOException {
        assertThat(run("serve")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("is no repository's home").hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(CommandLines.run(new PrintWriter(out), new PrintWriter(err, true), List.of(), "repository", "serve"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("--home").hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("init", "--port", "70000")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("init", "--origin", "A B")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(home).doesNotExist();
    }

    @Test
    void serveRefusesAHomeThatIsServedOrBroken() throws Exception {
        assertThat(run("init")).isZero();
        try (var _ = RepositoryHome.open(home).lock().orElseThrow()) {
            assertThat(run("serve")).isEqualTo(ExitCode.IN_USE);
        }
        assertThat(err.toString()).contains("another process serves");
        Files.writeString(home.resolve("tls/key.pem"), "broken");
        assertThat(run("serve")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("key.pem is not a PEM file");
    }

    private int run(String... args) {
        var all = new String[args.length + 3];
        all[0] = "repository";
        var verbs = args[0].equals("trust") ? 2 : 1;
        System.arraycopy(args, 0, all, 1, verbs);
        all[verbs + 1] = "--home";
        all[verbs + 2] = home.toString();
        System.arraycopy(args, verbs, all, verbs + 3, args.length - verbs);
        return CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), List.of(), all);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
