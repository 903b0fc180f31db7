package obreia.daemon.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Sends to a socket of Linux that has a path and takes datagrams, which Java's own sockets cannot: the C library's
/// three functions for it.
final class DatagramSocket {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MAX_PATH = 107;

    private final byte[] path;

    private DatagramSocket(byte[] path) {
        this.path = path;
    }

    /// @param name an absolute path, or a name without one that begins with `@`
    static DatagramSocket of(String name) throws IOException {
        var path = name.getBytes(StandardCharsets.UTF_8);
        if (path.length < 2 || path.length > MAX_PATH || (path[0] != '/' && path[0] != '@')) {
            throw new IOException("'" + name + "' is no socket's name");
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        return new DatagramSocket(path);
    }

    void send(String text) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate(Short.BYTES + MAX_PATH + 1L);
            address.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(path, 0, address, JAVA_BYTE, Short.BYTES, path.length);
            var message = arena.allocateFrom(text, StandardCharsets.UTF_8);
            send(address, message, message.byteSize() - 1);
        }
    }

    private void send(MemorySegment address, MemorySegment message, long length) throws IOException {
        var socket = (int) call(
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)),
                (int) AF_UNIX,
                SOCK_DGRAM_CLOEXEC,
                0);
        if (socket < 0) {
            throw new IOException("no socket was given");
        }
        try {
            var sent = (long) call(
                    function(
                            "sendto",
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT)),
                    socket,
                    message,
                    length,
                    MSG_NOSIGNAL,
                    address,
                    Short.BYTES + path.length);
            if (sent != length) {
                throw new IOException("nobody listens there");
            }
        } finally {
            var _ = call(function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)), socket);
        }
    }

    @SuppressWarnings("restricted") // what the launcher enables for this module
    private static MethodHandle function(String name, FunctionDescriptor form) throws IOException {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(function -> linker.downcallHandle(function, form))
                .orElseThrow(() -> new IOException("the system has no " + name));
    }

    private static Object call(MethodHandle function, Object... arguments) throws IOException {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) { // as the method's own signature has it
            throw new IOException("the system was not called: " + e, e);
        }
    }
}
