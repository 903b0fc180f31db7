package obreia.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import obreia.fixtures.architecture.Rules;
import org.junit.jupiter.api.Test;

/// The rules of docs/architecture.md for this module; each rule is first shown to catch what is planted
/// against it.
class ArchitectureTest {
    private static final JavaClasses MAIN = Rules.mainClasses("obreia.protocol");

    @Test
    void packagesHaveNoCycles() {
        holdsButCatches(Rules.noPackageCycles("obreia.protocol"), Rules.planted("cycle"));
    }

    @Test
    void nothingStaticIsMutable() {
        holdsButCatches(Rules.noStaticMutableState(), Rules.planted("statics"));
    }

    @Test
    void nothingIsFoundThroughAServiceLocator() {
        holdsButCatches(Rules.noServiceLocator(), Rules.planted("statics"));
    }

    @Test
    void readsNoPropertiesAndNoEnvironment() {
        holdsButCatches(Rules.propertiesInMainOnly(), Rules.planted("properties"));
    }

    @Test
    void jsonIsReadAndWrittenInTheCodecsOnly() {
        var allowed = List.of("obreia.protocol.codec", "obreia.protocol.identity", "obreia.protocol.wire");
        holdsButCatches(Rules.onlyIn(allowed, "com.google.gson.."), Rules.planted("foreign"));
    }

    @Test
    void hasNoClockSocketFileThreadOrLoggerOfItsOwn() {
        Rules.onlyIn(List.of("nowhere"), "java.nio.file..", "java.nio.channels..", "java.util.logging..", "org.slf4j..")
                .check(MAIN);
        // Addresses and percent-encoding are text, although they live beside the sockets.
        var text = List.of("java.net.URLDecoder", "java.net.URI", "java.net.URISyntaxException");
        assertThat(MAIN.stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream()))
                .noneMatch(d -> d.getTargetClass().getPackageName().equals("java.net")
                        && !text.contains(d.getTargetClass().getName()));
        assertThat(MAIN.stream().flatMap(c -> c.getMethodCallsFromSelf().stream()))
                .noneMatch(call -> call.getTargetOwner().isEquivalentTo(java.time.Instant.class)
                        && call.getName().equals("now"))
                .noneMatch(call -> call.getTargetOwner().isEquivalentTo(Thread.class));
    }

    @Test
    void whatOpensAndSignsIsExportedToTheDesktopAlone() throws Exception {
        var descriptor = java.lang.module.ModuleDescriptor.read(
                java.nio.file.Files.newInputStream(java.nio.file.Path.of("target/classes/module-info.class")));
        for (var secret : List.of("message", "sealing")) {
            assertThat(descriptor.exports())
                    .filteredOn(e -> e.source().equals("obreia.protocol." + secret))
                    .singleElement()
                    .satisfies(e -> assertThat(e.targets()).containsExactly("obreia.desktop"));
        }
    }

    private static void holdsButCatches(ArchRule rule, JavaClasses planted) {
        assertThat(planted).isNotEmpty();
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
        rule.check(MAIN);
    }
}
