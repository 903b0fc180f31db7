package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the repository cannot read a letter is a fact which the compiler checks.
class NoOpenerTest {
    @TempDir
    Path folder;

    @Test
    void aClassOfTheDaemonThatImportsAnOpenerDoesNotCompile() throws IOException {
        assertThat(compile("obreia.protocol.envelope.Envelope")).isEmpty();
        for (var secret : List.of("obreia.protocol.sealing.Opener", "obreia.protocol.message.OpenedMessage")) {
            assertThat(compile(secret))
                    .extracting(Diagnostic::getCode)
                    .containsExactly("compiler.err.package.not.visible");
        }
    }

    /// Compiles a class of the module obreia.daemon that imports `type`; the errors.
    private List<Diagnostic<? extends JavaFileObject>> compile(String type) throws IOException {
        var source = folder.resolve("Curious.java");
        Files.writeString(source, "package obreia.daemon;\nimport " + type + ";\nfinal class Curious {}\n");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(found, null, null)) {
            var options = List.of(
                    "--module-path",
                    modulePath(),
                    "--add-modules",
                    "obreia.daemon",
                    "--patch-module",
                    "obreia.daemon=" + folder,
                    "-proc:none",
                    "-d",
                    Files.createDirectories(folder.resolve("out")).toString());
            compiler.getTask(new StringWriter(), files, found, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /// What this test runs with, less the compiled tests and the libraries of tests, which are no modules.
    private static String modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .filter(entry -> !entry.contains("jazzer") && !entry.contains("junit") && !entry.contains("jmh"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
