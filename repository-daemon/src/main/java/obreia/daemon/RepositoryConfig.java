package obreia.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import obreia.daemon.admission.Allowance;
import obreia.daemon.admission.Limits;
import obreia.daemon.net.LineLimits;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.Origin;

/// What an administrator configures: one file in HOCON, `repository.conf`.
///
/// @param listen the network address to listen on, as a literal or a name
/// @param port   0 for any free port, which is then remembered in the home
/// @param host   the host in the repository's address, where it is not `listen`
public record RepositoryConfig(
        Origin origin, String listen, int port, Optional<String> host, Limits limits, LineLimits line) {
    private static final Set<String> EVERY_NETWORK = Set.of("0.0.0.0", "::");
    private static final int MEMBERS = 10_000_000;
    private static final int BUSY = 1_000_000;

    /// The host that clients connect to.
    public String reachedAt() {
        return host.orElse(listen.contains(":") ? "[" + listen + "]" : listen);
    }

    /// The file that `init` writes: every setting with its comment and a safe value.
    public static String template(Origin origin, int port) {
        try (var file = RepositoryConfig.class.getResourceAsStream("repository.conf")) {
            if (file == null) {
                throw new IllegalStateException("the template of repository.conf is not in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ORIGIN@", origin.name())
                    .replace("@PORT@", Integer.toString(port));
        } catch (IOException e) {
            throw new IllegalStateException("the template of repository.conf cannot be read", e);
        }
    }

    /// Reads the file's text. Unknown settings, wrong types and values out of bounds are refused with their line.
    public static RepositoryConfig parse(String text) throws MalformedException {
        var settings = Settings.parse("repository.conf", text);
        var config = new RepositoryConfig(
                settings.as("origin", Origin::parse),
                settings.text("listen", "127.0.0.1", "[0-9a-z.:-]{1,253}"),
                settings.number("port", 0, 0, 65535),
                settings.has("host")
                        ? Optional.of(settings.text("host", "", "[0-9a-z.-]{1,253}|\\[[0-9a-f:.]{2,45}]"))
                        : Optional.empty(),
                limits(settings),
                line(settings));
        settings.finish();
        if (config.host().isEmpty() && EVERY_NETWORK.contains(config.listen())) {
            throw new MalformedException("repository.conf: listening on every network needs a host for the address");
        }
        return config;
    }

    private static Limits limits(Settings settings) throws MalformedException {
        var standard = Limits.standard();
        var letter = (int) settings.size("mailbox.letter", standard.envelopeBytes(), 1 << 14, 1 << 20);
        return new Limits(
                letter,
                settings.number("mailbox.messages", (int) standard.mailboxMessages(), 1, MEMBERS),
                settings.size("mailbox.bytes", standard.mailboxBytes(), 1 << 20, 1L << 40),
                perMinute(settings, "rates.requests-per-minute", standard.requests()),
                perMinute(settings, "rates.connections-per-minute", standard.handshakes()),
                perMinute(settings, "rates.registrations-per-minute", standard.registrations()));
    }

    private static Allowance perMinute(Settings settings, String name, Allowance standard) throws MalformedException {
        return new Allowance(settings.number(name, standard.count(), 1, MEMBERS), Duration.ofMinutes(1));
    }

    private static LineLimits line(Settings settings) throws MalformedException {
        var standard = LineLimits.standard();
        return new LineLimits(
                settings.number("line.connections", standard.connections(), 1, BUSY),
                settings.number("line.connections-per-address", standard.perAddress(), 1, BUSY),
                settings.number("line.requests", standard.requests(), 1, 1000),
                settings.number("line.requests-in-all", standard.requestsInAll(), 1, 10_000),
                settings.time("line.hello", standard.handshake()),
                settings.time("line.frame", standard.message()),
                settings.time("line.quiet", standard.quiet()),
                settings.time("line.stalled", standard.stalled()));
    }
}
