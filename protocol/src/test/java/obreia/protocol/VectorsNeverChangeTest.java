package obreia.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// What one version wrote or refused, every later one does: the vectors are those of the list of their digests.
class VectorsNeverChangeTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("obreia.root")).resolve("protocol/src/test/resources/vectors");

    @Test
    void everyVectorHasTheDigestThatItIsListedWith() throws IOException {
        var listed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(VECTORS.resolve("SHA256SUMS"))) {
            listed.put(line.substring(66), line.substring(0, 64));
        }
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(VECTORS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = VECTORS.relativize(file).toString().replace('\\', '/');
                if (name.contains("/")) {
                    found.put(
                            name, Digest.of(Bytes.of(Files.readAllBytes(file))).hex());
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(400).isEqualTo(listed);
    }
}
