package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import obreia.daemon.admission.Limits;
import obreia.daemon.net.LineLimits;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepositoryConfigTest {
    private static final String ORIGIN = "origin = \"example.org/a\"\n";

    @Test
    void theFileThatInitWritesSaysWhatHoldsWithoutIt() throws Exception {
        var origin = new Origin("example.org/a");
        var written = RepositoryConfig.parse(RepositoryConfig.template(origin, 4711));
        assertThat(written)
                .isEqualTo(new RepositoryConfig(
                        origin, "127.0.0.1", 4711, Optional.empty(), Limits.standard(), LineLimits.standard()));
        assertThat(RepositoryConfig.parse(ORIGIN + "port = 4711")).isEqualTo(written);
    }

    @Test
    void namesAnUnknownSettingAndItsLine() {
        assertThatThrownBy(() -> RepositoryConfig.parse(ORIGIN + "\nlisten-on = \"127.0.0.1\"\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("repository.conf, line 3: listen-on is not a setting");
        assertThatThrownBy(() -> RepositoryConfig.parse(ORIGIN + "mailbox { letters = 3 }"))
                .hasMessage("repository.conf, line 2: mailbox.letters is not a setting");
        assertThatThrownBy(() -> RepositoryConfig.parse(ORIGIN + "extra { }"))
                .hasMessage("repository.conf, line 2: extra is not a setting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port = 65536 | line 2: port is 65536, 0 to 65535 are accepted",
                "port = ssh | port has type STRING rather than NUMBER",
                "mailbox.letter = 2 MiB | mailbox.letter is 2097152",
                "line.hello = 0 s | line.hello is 0 ms",
                "listen = \"a b\" | listen has a value that is not accepted",
                "listen = \"0.0.0.0\" | needs a host",
                "host = \"EXAMPLE.org\" | host has a value that is not accepted",
                "listen = ${HOME} | references",
                "include \"/etc/passwd\" | include",
                "mailbox = 3 | mailbox",
                "port = [ | repository.conf",
            })
    void refusesWhatIsOutOfBounds(String line, String why) {
        assertThatThrownBy(() -> RepositoryConfig.parse(ORIGIN + line))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesAFileWithoutOrWithAnImpossibleOrigin() {
        assertThatThrownBy(() -> RepositoryConfig.parse("")).hasMessageContaining("the setting origin is missing");
        assertThatThrownBy(() -> RepositoryConfig.parse("origin = \"A B\"")).hasMessageContaining("line 1: origin");
    }

    @Test
    void printsTheHostThatMembersReach() throws Exception {
        assertThat(RepositoryConfig.parse(ORIGIN + "listen = \"::1\"").reachedAt())
                .isEqualTo("[::1]");
        assertThat(RepositoryConfig.parse(ORIGIN + "listen = \"0.0.0.0\"\nhost = mail.example.org")
                        .reachedAt())
                .isEqualTo("mail.example.org");
    }
}
