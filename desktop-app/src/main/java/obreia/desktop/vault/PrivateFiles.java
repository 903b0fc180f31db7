package obreia.desktop.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import obreia.protocol.codec.Bytes;

/// Files and folders that only their owner reads: 0600 and 0700 where the file system knows modes.
public final class PrivateFiles {
    private PrivateFiles() {}

    /// Makes the folder and what is missing above it. A folder that is there keeps its mode: it may be anybody's.
    static void directory(Path folder) throws IOException {
        Files.createDirectories(folder, mode(folder, "rwx------"));
    }

    /// Makes an empty file, unless it is there, and closes it to others.
    static void touch(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(file, mode(file, "rw-------"));
        }
        restrict(file, "rw-------");
    }

    /// Puts the bytes in the file's place, all of them or none, and returns when they are on the disk.
    public static void write(Path file, Bytes bytes) throws IOException {
        var folder = parent(file);
        var fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        touch(fresh);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            drain(channel, bytes.buffer());
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    /// The file's bytes, refused if there are more than `max`.
    public static Bytes read(Path file, int max) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new IOException(file.getFileName() + " has more than " + max + " bytes");
            }
            return Bytes.of(bytes);
        }
    }

    /// Overwrites the file in its place, then deletes it. What a disk keeps of overwritten blocks is beyond a program.
    static void wipe(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            drain(channel, Bytes.random(Math.toIntExact(channel.size()), random).buffer());
            channel.force(true);
        }
        Files.delete(file);
        sync(parent(file));
    }

    /// Makes what was created, renamed or deleted in the folder survive a loss of power.
    static void sync(Path folder) throws IOException {
        if (posix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException(file + " has no folder");
        }
        return parent;
    }

    private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void restrict(Path path, String mode) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
