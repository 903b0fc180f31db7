package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obreia.fixtures.PackagedModules;
import org.junit.jupiter.api.Test;

/// What the desktop's package promises to the system it is installed on.
class PackagedModulesTest {
    private static final Path LINUX = Path.of(System.getProperty("obreia.root")).resolve("packaging/linux/desktop");

    @Test
    void thePackageBringsTheModulesThatTheProgramRequiresAndTwoMore() throws Exception {
        var wanted = new TreeSet<>(PackagedModules.required("obreia.desktop", ModulePathTest.NOT_SHIPPED));
        wanted.add("jdk.accessibility"); // what screen readers ask
        wanted.add("jdk.localedata"); // dates in Portuguese

        assertThat(PackagedModules.listed("desktop")).isEqualTo(wanted);
    }

    @Test
    void theDesktopEntryTakesLinksAndEvidence() throws Exception {
        assertThat(Files.readAllLines(LINUX.resolve("obreia.desktop")))
                .contains(
                        "Exec=obreia desktop %u",
                        "MimeType=x-scheme-handler/obreia;application/vnd.obreia.evidence+zip;");
    }

    @Test
    void evidenceIsRecognisedByItsFirstBytes() throws Exception {
        var rule = Files.readString(LINUX.resolve("obreia-mime.xml"));
        var magic = Pattern.compile("offset=\"(\\d+)\" value=\"([^\"]+)\"").matcher(rule);
        var evidence = Files.readAllBytes(Path.of(
                System.getProperty("obreia.root"), "protocol/src/test/resources/vectors/evidence/evidence-v1.zip"));

        assertThat(magic.results().toList()).hasSize(2).allSatisfy(match -> {
            var at = Integer.parseInt(match.group(1));
            var bytes = bytes(match.group(2));
            assertThat(new String(evidence, at, bytes.length(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(bytes);
        });
    }

    /// As the rules spell bytes: a backslash and three octal digits.
    private static String bytes(String spelled) {
        return Pattern.compile("\\\\([0-7]{3})")
                .matcher(spelled)
                .replaceAll(octal -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(octal.group(1), 8))));
    }
}
