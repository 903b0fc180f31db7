package obreia.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import obreia.desktop.card.process.CardHelper;
import obreia.fixtures.architecture.Rules;
import org.junit.jupiter.api.Test;

/// The rules of docs/architecture.md for this module; each rule is first shown to catch what is planted against it.
class ArchitectureTest {
    private static final JavaClasses MAIN = Rules.mainClasses("obreia.desktop");

    @Test
    void packagesHaveNoCycles() {
        holdsButCatches(Rules.noPackageCycles("obreia.desktop"), Rules.planted("cycle"));
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
    void pkcs11IsKnownToItsPackageOnly() {
        Rules.onlyIn(List.of("obreia.desktop.card.pkcs11"), "sun.security.pkcs11..", "java.lang.foreign..")
                .check(MAIN);
        catches(Rules.onlyIn(List.of("obreia.desktop.card.pkcs11"), "com.google.gson.."), Rules.planted("foreign"));
    }

    @Test
    void readersAreKnownToTheirPackageOnly() {
        Rules.onlyIn(List.of("obreia.desktop.card.pcsc"), "javax.smartcardio..", "sun.security.smartcardio..")
                .check(MAIN);
        Rules.onlyIn(List.of("obreia.desktop.card.pkcs11"), "obreia.desktop.card.pcsc..")
                .check(MAIN.that(
                        DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("obreia.desktop.card.pcsc"))));
    }

    @Test
    void driversAreReachedThroughTheirProcessOnly() {
        Rules.onlyIn(
                        List.of("obreia.desktop.card.pkcs11", "obreia.desktop.card.process"),
                        "obreia.desktop.card.pkcs11..")
                .check(MAIN);
        mainAloneCalls(CardHelper.class).check(MAIN);
        catches(mainAloneCalls(JsonParser.class), Rules.planted("foreign"));
    }

    private static ArchRule mainAloneCalls(Class<?> entry) {
        return noClasses()
                .that()
                .areNotAssignableTo(Main.class)
                .and()
                .resideOutsideOfPackage(entry.getPackageName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(entry);
    }

    @Test
    void theToolkitIsKnownToTheScreensOnly() {
        Rules.onlyIn(
                        List.of("obreia.desktop.ui.."),
                        "javafx..",
                        "atlantafx..",
                        "org.controlsfx..",
                        "org.kordamp..",
                        "obreia.assets..")
                .check(MAIN);
        catches(Rules.onlyIn(List.of("obreia.desktop.ui.."), "com.google.gson.."), Rules.planted("foreign"));
    }

    @Test
    void sqlIsKnownToTheVaultOnly() {
        Rules.onlyIn(List.of("obreia.desktop.vault"), "java.sql..", "org.sqlite..")
                .check(MAIN);
    }

    @Test
    void screensDoNotSeeOneAnother() {
        Rules.screensApart("obreia.desktop.ui").check(MAIN);
        catches(Rules.screensApart("obreia.fixtures.planted.crossing.screen"), Rules.planted("crossing"));
    }

    @Test
    void theDaemonIsNotSeenNorItsNetty() {
        Rules.onlyIn(List.of("nowhere"), "obreia.daemon..", "io.netty..").check(MAIN);
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
