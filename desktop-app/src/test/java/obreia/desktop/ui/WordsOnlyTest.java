package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No sentence stands in the code of the screens: every one comes from the words of a language.
class WordsOnlyTest {
    private static final Path SCREENS = Path.of("src", "main", "java", "obreia", "desktop", "ui");
    /// Comments, annotations, and what is thrown: a fault of ours, or an error that lower parts word.
    private static final Pattern NOT_SHOWN = Pattern.compile(
            "(?m)(?:^|\\s)//.*$|@SuppressWarnings\\([^)]*\\)|new \\w*Exception\\([^;]*;|IllegalStateException::new");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /// The names of fonts look like sentences too.
    private static final Pattern SENTENCE = Pattern.compile("^\\p{Lu}\\p{L}* \\p{L}");
    /// What is drawn there is an example, and no text of the program.
    private static final String EXAMPLES = "Examples.java";

    @Test
    void noScreenSaysWhatIsNotInTheBundles() throws IOException {
        try (var files = Files.walk(SCREENS)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith(EXAMPLES))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(30);
            assertThat(sources.stream().flatMap(WordsOnlyTest::sentencesIn)).isEmpty();
        }
    }

    @Test
    void aSentenceInTheCodeIsFound() {
        assertThat(sentences("label.setText(\"No message is open\"); // \"not this one\"\nx.setId(\"new-message\");"))
                .isEqualTo(List.of("No message is open"));
    }

    private static Stream<String> sentencesIn(Path file) {
        try {
            return sentences(Files.readString(file)).stream().map(sentence -> file.getFileName() + ": " + sentence);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> sentences(String source) {
        return LITERAL.matcher(NOT_SHOWN.matcher(source).replaceAll(""))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(SENTENCE.asPredicate())
                .filter(text -> !text.startsWith("Inter ") && !text.startsWith("Source Serif "))
                .toList();
    }
}
