package obreia.desktop.instance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one program that has a profile's window: it holds a lock in the profile's folder, and hears from those that are
/// started later what they were started with.
///
/// They speak over a socket that is a file in that folder, which is closed to other people of the computer.
public final class FirstOne implements AutoCloseable {
    public static final int MAX_MESSAGE = 8192;

    private static final String LOCK = "window.lock";
    private static final String SOCKET = "window.sock";
    private static final byte HEARD = 1;

    private final FileChannel lockFile;
    private final Path socket;
    private final @Nullable ServerSocketChannel server;

    private FirstOne(FileChannel lockFile, Path socket, @Nullable ServerSocketChannel server) {
        this.lockFile = lockFile;
        this.socket = socket;
        this.server = server;
    }

    /// Becomes the first one; absent where another program is it already.
    ///
    /// @param folder the profile's folder, which is there
    /// @param hears  what a later start was given; called on a thread of its own
    public static Optional<FirstOne> take(Path folder, Consumer<String> hears) throws IOException {
        var lockFile = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(lockFile).isEmpty()) {
            lockFile.close();
            return Optional.empty();
        }
        var socket = folder.resolve(SOCKET);
        Files.deleteIfExists(socket); // of one that was ended from outside
        var first = new FirstOne(lockFile, socket, listen(socket).orElse(null));
        Thread.ofVirtual().start(() -> first.serve(hears));
        return Optional.of(first);
    }

    /// Tells the first one what this start was given, which may be nothing; false if it does not hear.
    public static boolean tell(Path folder, String message) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(SOCKET)))) {
            var bytes = ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            var answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 && answer.get(0) == HEARD;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<FileLock> lock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty(); // held in this same process
        }
    }

    /// Absent where a socket cannot be a file there, as with a path of over a hundred characters: a later start then
    /// only
    /// learns that the profile is open.
    private static Optional<ServerSocketChannel> listen(Path socket) throws IOException {
        ServerSocketChannel server;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException _) {
            return Optional.empty();
        }
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            return Optional.of(server);
        } catch (IOException | IllegalArgumentException _) {
            server.close();
            return Optional.empty();
        }
    }

    private void serve(Consumer<String> hears) {
        while (server != null && server.isOpen()) {
            try (var caller = server.accept()) {
                var message = read(caller);
                if (message.isPresent()) {
                    hears.accept(message.get());
                    caller.write(ByteBuffer.wrap(new byte[] {HEARD}));
                }
            } catch (IOException _) {
                // That caller went, or this is being closed: the next one is heard.
            }
        }
    }

    private static Optional<String> read(SocketChannel caller) throws IOException {
        var all = new ByteArrayOutputStream();
        var in = Channels.newInputStream(caller);
        all.write(in.readNBytes(MAX_MESSAGE + 1));
        return all.size() > MAX_MESSAGE ? Optional.empty() : Optional.of(all.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
            Files.deleteIfExists(socket);
        }
        lockFile.close();
    }
}
