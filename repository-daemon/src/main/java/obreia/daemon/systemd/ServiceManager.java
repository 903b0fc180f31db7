package obreia.daemon.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service manager that started this process, if one did: it is told when the repository is ready and when it
/// stops, and again and again that it works (systemd's sd_notify(3) and its watchdog).
public final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final Optional<DatagramSocket> socket;
    private final Optional<Duration> patience;

    private ServiceManager(Optional<DatagramSocket> socket, Optional<Duration> patience) {
        this.socket = socket;
        this.patience = patience;
    }

    public static ServiceManager none() {
        return new ServiceManager(Optional.empty(), Optional.empty());
    }

    /// The one that the process's variables name.
    ///
    /// @param socket   what NOTIFY_SOCKET says
    /// @param patience what WATCHDOG_USEC says: the microseconds without a word after which the process is ended
    public static ServiceManager of(Optional<String> socket, Optional<String> patience) {
        if (socket.isEmpty()) {
            return none();
        }
        try {
            return new ServiceManager(
                    Optional.of(DatagramSocket.of(socket.get())),
                    patience.map(Long::parseLong).map(micros -> Duration.ofNanos(micros * 1000)));
        } catch (IOException | NumberFormatException e) {
            LOG.warn("the service manager is told nothing: {}", e.getMessage());
            return none();
        }
    }

    public void ready() {
        tell("READY=1");
    }

    public void stopping() {
        tell("STOPPING=1");
    }

    /// From now on tells that the process works, twice in the time that the manager waits, each time after the work
    /// was done. Work that fails or never returns is not told of, and the manager ends the process.
    ///
    /// @return what ends it
    public Runnable watch(Work work) {
        if (patience.isEmpty()) {
            return () -> {};
        }
        var pause = patience.get().dividedBy(2);
        return Thread.ofPlatform().daemon().name("watchdog").start(() -> watch(work, pause))::interrupt;
    }

    private void watch(Work work, Duration pause) {
        try {
            while (true) {
                try {
                    work.once();
                    tell("WATCHDOG=1");
                } catch (IOException | RuntimeException e) {
                    LOG.error("the repository does not work", e);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What shows that the process works.
    @FunctionalInterface
    public interface Work {
        void once() throws IOException;
    }

    private void tell(String text) {
        socket.ifPresent(listener -> {
            try {
                listener.send(text);
            } catch (IOException e) {
                LOG.warn("the service manager was not told {}: {}", text, e.getMessage());
            }
        });
    }
}
