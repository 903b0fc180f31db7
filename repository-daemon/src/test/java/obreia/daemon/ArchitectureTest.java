package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import obreia.fixtures.architecture.Rules;
import org.junit.jupiter.api.Test;

/// The rules of docs/architecture.md for this module; each rule is first shown to catch what is planted against it.
class ArchitectureTest {
    private static final JavaClasses MAIN = Rules.mainClasses("obreia.daemon");

    @Test
    void packagesHaveNoCycles() {
        holdsButCatches(Rules.noPackageCycles("obreia.daemon"), Rules.planted("cycle"));
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
    void propertiesAreReadInMainOnly() {
        holdsButCatches(Rules.propertiesInMainOnly(), Rules.planted("properties"));
    }

    @Test
    void nettyIsKnownToTheNetPackageOnly() {
        Rules.onlyIn(List.of("obreia.daemon.net.."), "io.netty..").check(MAIN);
        catches(Rules.onlyIn(List.of("obreia.daemon.net.."), "com.google.gson.."), Rules.planted("foreign"));
    }

    @Test
    void theStorageEngineIsNamedByTheCompositionRootOnly() {
        Rules.onlyIn(List.of("obreia.daemon", "obreia.daemon.storage.."), "obreia.daemon.storage..")
                .check(MAIN);
        Rules.onlyIn(List.of("obreia.daemon.storage.rocksdb"), "org.rocksdb..").check(MAIN);
        var inThePlantedTree = Rules.onlyIn(
                List.of("obreia.fixtures.planted.daemon", "..daemon.storage.."),
                "obreia.fixtures.planted.daemon.storage..");
        catches(inThePlantedTree, Rules.planted("daemon"));
    }

    @Test
    void theDesktopIsNotSeen() {
        Rules.onlyIn(List.of("nowhere"), "obreia.desktop..", "javafx..").check(MAIN);
    }

    private static void holdsButCatches(ArchRule rule, JavaClasses planted) {
        catches(rule, planted);
        rule.check(MAIN);
    }

    private static void catches(ArchRule rule, JavaClasses planted) {
        assertThat(planted).isNotEmpty();
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
    }
}
