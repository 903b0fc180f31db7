package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.Tile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A vault and the logs in memory of one repository, in as many generations as a test makes.
abstract class TimelineCase implements LogSource {
    static final Origin ORIGIN = new Origin("mail.example.org/test");
    static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    final SigningKey key = SigningKey.generate(new SecureRandom());
    final Map<LogName, MemoryLog> served = new HashMap<>();
    boolean reachable = true;
    int asked;
    Vault vault;

    @BeforeEach
    void open() throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = Vault.create(
                    folder.resolve("profile"), passphrase, new Stretching(8 * 1024, 1, 1), new SecureRandom());
            vault = ((VaultOpening.Opened) opening).vault();
        }
    }

    @AfterEach
    void close() throws IOException {
        vault.close();
        key.close();
    }

    static LogName name(LogKind kind, int generation) {
        return new LogName(ORIGIN, kind, generation);
    }

    /// The log of this name, which is served from now on.
    MemoryLog log(LogKind kind, int generation) {
        return served.computeIfAbsent(name(kind, generation), name -> new MemoryLog(name, key));
    }

    /// What a client that opens this vault follows.
    RepositoryLogs logs() throws Exception {
        return new RepositoryLogs(vault, ORIGIN, key.verifier(ORIGIN.name()), this);
    }

    static DirectoryEntry.Change change(int place) {
        return new DirectoryEntry.Change(
                MailboxId.ofKey(Bytes.utf8("key " + place)), 1, Digest.of(Bytes.utf8("statement " + place)));
    }

    /// Appends changes to a directory.
    static MemoryLog changes(MemoryLog directory, int by) {
        for (var i = 0; i < by; i++) {
            directory.add(change(directory.size()).encode());
        }
        return directory;
    }

    List<Path> files() throws IOException {
        try (var all = Files.list(vault.profile())) {
            return all.filter(file -> file.getFileName().toString().startsWith("violation-"))
                    .sorted()
                    .toList();
        }
    }

    static void refused(ThrowingCallable look, String why) {
        assertThatExceptionOfType(VerificationException.class).isThrownBy(look).withMessageContaining(why);
    }

    static Violation violated(Advance advance) {
        assertThat(advance).isInstanceOf(Advance.Violated.class);
        return ((Advance.Violated) advance).violation();
    }

    @Override
    public Bytes checkpoint(LogName log) throws IOException {
        return asked(log).checkpoint(log);
    }

    @Override
    public Bytes tile(LogName log, Tile tile) throws IOException {
        return asked(log).tile(log, tile);
    }

    @Override
    public Bytes entries(LogName log, long index, int width) throws IOException {
        return asked(log).entries(log, index, width);
    }

    private MemoryLog asked(LogName log) throws IOException {
        asked++;
        if (!reachable) {
            throw new IOException("nobody answers");
        }
        var found = served.get(log);
        if (found == null) {
            throw new WithheldException("HTTP 404");
        }
        return found;
    }
}
