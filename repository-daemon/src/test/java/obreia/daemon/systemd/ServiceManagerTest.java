package obreia.daemon.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What systemd hears, over a socket as it has one.
@SuppressWarnings("restricted")
class ServiceManagerTest {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;

    @TempDir
    Path folder;

    @Test
    void hearsThatTheProcessIsReadyAndThatItStops() throws Throwable {
        try (var listener = new Listener(folder.resolve("notify"))) {
            var manager = ServiceManager.of(Optional.of(listener.name()), Optional.empty());
            manager.ready();
            manager.stopping();

            assertThat(listener.hear()).isEqualTo("READY=1");
            assertThat(listener.hear()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void hearsAgainAndAgainThatItWorksButNotWhenTheWorkFails() throws Throwable {
        try (var listener = new Listener(folder.resolve("notify"))) {
            var manager = ServiceManager.of(Optional.of(listener.name()), Optional.of("2000"));
            var works = new AtomicInteger();
            var third = new CountDownLatch(3);
            var end = manager.watch(() -> {
                third.countDown();
                if (works.incrementAndGet() == 2) {
                    throw new IOException("the disk is full");
                }
            });

            assertThat(listener.hear()).isEqualTo("WATCHDOG=1");
            third.await();
            assertThat(listener.hear()).isEqualTo("WATCHDOG=1");
            assertThat(works.get()).isGreaterThanOrEqualTo(3);
            end.run();
        }
    }

    @Test
    void isNotThereWhereNobodyStartedTheProcessSo() {
        ServiceManager.of(Optional.empty(), Optional.of("1000")).ready();
        ServiceManager.of(Optional.of("no path"), Optional.empty()).ready();
        // Nobody listens there: what is said is lost, and nothing else.
        ServiceManager.of(Optional.of(folder.resolve("nobody").toString()), Optional.empty())
                .ready();
    }

    @Test
    void refusesANameThatIsNoSockets() {
        for (var wrong : new String[] {"", "/", "relative/path", "/" + "a".repeat(107)}) {
            assertThatThrownBy(() -> DatagramSocket.of(wrong)).isInstanceOf(IOException.class);
        }
    }

    /// systemd's end.
    private static final class Listener implements AutoCloseable {
        private final String name;
        private final int socket;

        Listener(Path path) throws Throwable {
            name = path.toString();
            socket = (int) function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                    .invoke((int) AF_UNIX, SOCK_DGRAM, 0);
            try (var arena = Arena.ofConfined()) {
                var bytes = name.getBytes(StandardCharsets.UTF_8);
                var address = arena.allocate(110);
                address.set(JAVA_SHORT, 0, AF_UNIX);
                MemorySegment.copy(bytes, 0, address, JAVA_BYTE, Short.BYTES, bytes.length);
                var bound = (int) function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                        .invoke(socket, address, Short.BYTES + bytes.length);
                assertThat(bound).isZero();
            }
        }

        String name() {
            return name;
        }

        String hear() throws Throwable {
            try (var arena = Arena.ofConfined()) {
                var buffer = arena.allocate(100);
                var length = (long)
                        function("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                                .invoke(socket, buffer, 100L, 0);
                return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() {
            try {
                var _ = (int) function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                        .invoke(socket);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private static MethodHandle function(String name, FunctionDescriptor form) {
            var linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
        }
    }
}
