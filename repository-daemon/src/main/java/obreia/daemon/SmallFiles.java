package obreia.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Files that are read whole, up to a bound.
final class SmallFiles {
    private SmallFiles() {}

    static Bytes read(Path file, int max) throws IOException, MalformedException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new MalformedException(file + " has over " + max + " bytes");
            }
            return Bytes.of(bytes);
        }
    }

    /// What is in a folder, by name.
    static List<Path> list(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
