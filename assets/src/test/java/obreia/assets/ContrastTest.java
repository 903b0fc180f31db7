package obreia.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Computes the contrast of every pair of colours that the screens put upon one another, from the style sheets.
/// WCAG 2.2, 1.4.3 (text: 4.5) and 1.4.11 (edges and icons: 3).
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z-]+): #([0-9A-Fa-f]{6});");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-obreia-rail");

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @MethodSource("texts")
    void textIsReadableWhereItStands(Theme theme, String text, String ground) throws IOException {
        assertThat(contrast(theme, text, ground)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theEdgeOfAControlIsSeen(Theme theme) throws IOException {
        for (var ground :
                Stream.concat(GROUNDS.stream(), Stream.of("-color-bg-overlay")).toList()) {
            assertThat(contrast(theme, "-obreia-control", ground)).as(ground).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theDrawnWaferIsSeenOnItsFlap(Theme theme) throws IOException {
        assertThat(contrast(theme, "-obreia-wafer", "-obreia-flap")).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bothThemesHaveTheSameTokens(Theme theme) throws IOException {
        assertThat(tokens(theme).keySet())
                .isEqualTo(tokens(Theme.LIGHT).keySet())
                .hasSizeGreaterThan(30);
    }

    static Stream<Arguments> texts() {
        var plain = Stream.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg")
                .flatMap(text -> GROUNDS.stream().map(ground -> new String[] {text, ground}));
        var meaning = Stream.of("success", "warning", "danger", "accent")
                .flatMap(name -> Stream.concat(
                        GROUNDS.stream().map(ground -> new String[] {"-color-" + name + "-fg", ground}),
                        Stream.of("-color-%s-subtle".formatted(name), "-color-accent-subtle")
                                .map(fill -> new String[] {"-color-" + name + "-fg", fill})));
        var practice = Stream.concat(GROUNDS.stream(), Stream.of("-obreia-practice-subtle", "-color-accent-subtle"))
                .map(ground -> new String[] {"-obreia-practice-fg", ground});
        var filled = Stream.of("-color-accent-emphasis", "-color-danger-emphasis", "-obreia-accent-hover")
                .map(fill -> new String[] {"-color-fg-emphasis", fill});
        var upon = Stream.of("success", "warning", "danger", "accent")
                .flatMap(name -> Stream.of("-color-fg-default", "-color-fg-muted")
                        .map(text -> new String[] {text, "-color-" + name + "-subtle"}));
        return Stream.of(plain, meaning, practice, filled, upon)
                .flatMap(each -> each)
                .flatMap(pair -> Stream.of(Theme.values()).map(theme -> Arguments.of(theme, pair[0], pair[1])));
    }

    private static double contrast(Theme theme, String one, String other) throws IOException {
        var tokens = tokens(theme);
        assertThat(tokens).containsKeys(one, other);
        var a = luminance(tokens.getOrDefault(one, ""));
        var b = luminance(tokens.getOrDefault(other, ""));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static Map<String, String> tokens(Theme theme) throws IOException {
        try (var in = theme.styles().getFirst().openStream()) {
            return TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), (MatchResult found) -> found.group(2)));
        }
    }

    /// WCAG 2.2, relative luminance.
    private static double luminance(String hex) {
        var linear = IntStream.of(0, 2, 4)
                .mapToDouble(at -> Integer.parseInt(hex, at, at + 2, 16) / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
