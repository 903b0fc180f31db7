package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.evidence.EvidenceVector;
import obreia.fixtures.log.TestLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the README, typed as they stand there into a folder with the members of the vector.
class ReadmeCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void theMembersLieInAFolder() throws Exception {
        for (var member : Container.decode(EvidenceVector.v1().file())) {
            var file = folder.resolve(member.name());
            Files.createDirectories(file.getParent());
            Files.write(file, member.content().toArray());
        }
        OpenSsl.in(folder).certificates("CA.pem", TestCa.root().certificate());
    }

    @Test
    void everyCommandSucceeds() throws Exception {
        assertThat(script(key("/messages/1"), key("/directory/1"))).as(output()).isZero();
        assertThat(Files.readString(folder.resolve("letter.txt"))).contains("Please read and sign");
        assertThat(output()).contains("Ana Silva", "Bruno Costa");
        assertThat(output().lines())
                .filteredOn(line -> line.contains("erification successful"))
                .hasSize(7);
        assertThat(output().lines())
                .filteredOn(line -> line.equals("Signature Verified Successfully"))
                .hasSize(10);
    }

    @Test
    void theyFailWithTheKeyOfAnotherLog() throws Exception {
        var other = TestLog.key(8).verifier("mail.example.org/test/messages/1").format();
        assertThat(script(other, key("/directory/1"))).isNotZero();
        assertThat(script(key("/directory/1"), key("/directory/1"))).isNotZero();
    }

    @Test
    void theyFailWithAnotherEntryOrAnotherHash() throws Exception {
        Files.writeString(folder.resolve("manifest.txt"), "");
        var proof = folder.resolve("message.tlog-proof");
        var text = Files.readString(proof);
        for (var changed :
                List.of(text.replace("index 8", "index 9"), text.replaceFirst("(?s)(index 8\n).*?\n", "$1"))) {
            assertThat(changed).isNotEqualTo(text);
            Files.writeString(proof, changed);
            assertThat(shell(commands().replace("sha256sum -c manifest.txt", "true")))
                    .isNotZero();
        }
    }

    @Test
    void noCommandOfOpensslSucceedsWithAnotherAuthorityOfTheSameName() throws Exception {
        OpenSsl.in(folder).certificates("CA.pem", TestCa.impostor().certificate());
        var refused = 0;
        for (var command : commands().lines().toList()) {
            if (command.startsWith("openssl cms")) {
                assertThat(shell(command)).as(command).isNotZero();
                refused++;
            }
        }
        assertThat(refused).isEqualTo(7);
    }

    private static String key(String log) throws IOException {
        return Files.readAllLines(EvidenceVector.v1().log()).stream()
                .filter(line -> line.contains(log))
                .findFirst()
                .orElseThrow();
    }

    private String commands() throws IOException {
        return Files.readAllLines(folder.resolve("README.txt")).stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
    }

    private int script(String messages, String directory) throws Exception {
        return shell("M='%s' D='%s'\n".formatted(messages, directory) + commands());
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private int shell(String script) throws Exception {
        var process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
