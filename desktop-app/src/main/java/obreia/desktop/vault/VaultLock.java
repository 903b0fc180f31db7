package obreia.desktop.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The file `vault.lock`: whoever holds its lock has the vault to itself. The system lets go when the process ends.
final class VaultLock implements AutoCloseable {
    private final FileChannel channel;

    private VaultLock(FileChannel channel) {
        this.channel = channel;
    }

    /// The lock, unless another process, or another vault of this one, holds it.
    static Optional<VaultLock> take(Path file) throws IOException {
        PrivateFiles.touch(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new VaultLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by another vault object of this same process: as if by another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
