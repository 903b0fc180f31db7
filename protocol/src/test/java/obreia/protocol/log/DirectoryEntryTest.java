package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the directory log holds.
class DirectoryEntryTest {
    private static final MailboxId MAILBOX = MailboxId.ofKey(Bytes.utf8("key"));
    private static final Digest STATEMENT = Digest.of(Bytes.utf8("statement"));
    private static final Bytes NOTE = TestLog.messages().grow(3).checkpoint(3).bytes();

    private static final String CHANGE = "obreia.directory.v1\n" + MAILBOX + "\n12\n" + STATEMENT.hex() + "\n";
    private static final String RESTORED = "obreia.restored.v1\n" + Base64Text.format(NOTE) + "\n";

    @Test
    void aChangeIsFourLines() throws MalformedException {
        var change = new DirectoryEntry.Change(MAILBOX, 12, STATEMENT);
        assertThat(change.encode()).isEqualTo(Bytes.utf8(CHANGE));
        assertThat(DirectoryEntry.decode(change.encode())).isEqualTo(change);
        assertThat(change.encode().length()).isLessThan(128);
    }

    @Test
    void aRestoredDirectoryNamesTheLastCheckpoints() throws MalformedException {
        for (var count = 1; count <= 4; count++) {
            var restored = new DirectoryEntry.Restored(Collections.nCopies(count, NOTE));
            assertThat(DirectoryEntry.decode(restored.encode())).isEqualTo(restored);
        }
        assertThat(new DirectoryEntry.Restored(List.of(NOTE)).encode()).isEqualTo(Bytes.utf8(RESTORED));
    }

    static Stream<String> refused() {
        var note = Base64Text.format(NOTE) + "\n";
        return Stream.of(
                "",
                "\n",
                "obreia.directory.v1",
                "obreia.directory.v1\n",
                "obreia.directory.v2\n" + CHANGE.substring(20),
                "obreia.restored.v1\n",
                "obreia.restored.v1\n\n",
                "obreia.restored.v1\n" + note.repeat(5),
                "obreia.restored.v1\n" + note.substring(0, note.length() - 5) + "\n",
                "obreia.restored.v1\nAAAA\n",
                "obreia.restored.v1\n" + Base64Text.format(Bytes.utf8("text\n\n\u2014 a AAAAAAA=\n")) + "\n",
                RESTORED + "\n",
                RESTORED.replace("\n", "\r\n"),
                CHANGE + "\n",
                CHANGE + "more\n",
                CHANGE.substring(0, CHANGE.length() - 1),
                CHANGE.replace("\n", "\r\n"),
                CHANGE.replace("\n12\n", "\n0\n"),
                CHANGE.replace("\n12\n", "\n012\n"),
                CHANGE.replace("\n12\n", "\n\n"),
                CHANGE.replace("\n12\n", "\n9223372036854775808\n"),
                CHANGE.replace(STATEMENT.hex(), STATEMENT.hex().toUpperCase(Locale.ROOT)),
                CHANGE.replace(STATEMENT.hex(), STATEMENT.hex().substring(1)),
                CHANGE.replace(MAILBOX.toString(), "mailbox"),
                "x".repeat(65535) + "\n");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesEveryOtherText(String text) {
        assertThatThrownBy(() -> DirectoryEntry.decode(Bytes.utf8(text))).isInstanceOf(MalformedException.class);
    }

    @Test
    void isNotMadeOfWhatItCannotHold() {
        assertThatThrownBy(() -> new DirectoryEntry.Change(MAILBOX, 0, STATEMENT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new DirectoryEntry.Restored(List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new DirectoryEntry.Restored(Collections.nCopies(5, NOTE)))
                .isInstanceOf(IllegalStateException.class);
        var huge = new DirectoryEntry.Restored(List.of(Bytes.of(new byte[60_000])));
        assertThatThrownBy(huge::encode).isInstanceOf(IllegalStateException.class);
    }
}
