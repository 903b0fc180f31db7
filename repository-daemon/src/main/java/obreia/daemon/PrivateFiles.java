package obreia.daemon;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import obreia.protocol.codec.Bytes;
import org.jspecify.annotations.Nullable;

/// Files and folders that only their owner may read, written whole or not at all.
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    static void write(Path file, String text) throws IOException {
        write(file, Bytes.utf8(text));
    }

    static void write(Path file, Bytes content) throws IOException {
        write(file, content.buffer());
    }

    /// Writes the file anew, under another name first; synced before it has its own.
    static void write(Path file, ByteBuffer content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(CREATE, WRITE, TRUNCATE_EXISTING, SYNC);
        try (var out = Files.newByteChannel(fresh, options, attributes("rw-------"))) {
            while (content.hasRemaining()) {
                out.write(content);
            }
        }
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        syncFolder(file.toAbsolutePath().getParent());
    }

    /// Makes the new name durable too, where folders can be opened for that.
    private static void syncFolder(@Nullable Path folder) throws IOException {
        if (folder != null && POSIX) {
            try (var opened = FileChannel.open(folder, READ)) {
                opened.force(true);
            }
        }
    }

    /// None where the file system knows no such permissions: there the folder's owner decides.
    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
