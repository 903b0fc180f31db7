package obreia.desktop.card.practice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Reads and writes the small files of practice cards: whole, or not at all.
final class PracticeFile {
    private PracticeFile() {}

    static Bytes read(Path file, int max) throws IOException, MalformedException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new MalformedException(file + " has over " + max + " bytes, too many for what it should be");
            }
            return Bytes.of(bytes);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    /// Writes a file that was not there before; `secret` ones are for the owner alone (0600).
    static void create(Path file, Bytes content, boolean secret) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " is there already and is not overwritten");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (var channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(file, secret))) {
            var buffer = ByteBuffer.wrap(content.toArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(part, file);
    }

    private static FileAttribute<?>[] permissions(Path file, boolean secret) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0]; // Windows: the folder's own list of who may read
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(secret ? "rw-------" : "rw-r--r--"))
        };
    }
}
