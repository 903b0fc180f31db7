package obreia.daemon;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import obreia.daemon.bench.Load;
import obreia.daemon.bench.LoadAuthority;

/// What the logs cost: letters a second over the line, by the load of `bench`, of the daemon as it is and of the same
/// daemon without logs, in turns. No test: it is run by hand, on a machine that does nothing else.
///
/// Arguments: connections, seconds of each run, how many runs of each (64, 5 and 5 where there are none).
final class LogCost {
    private static final int MEMBERS = 50;
    private static final int SIZE = 2048;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Pattern RATE = Pattern.compile("\"per_s\":([0-9.]+)");

    private final LoadAuthority authority;
    private final int connections;
    private final Duration time;

    private LogCost(LoadAuthority authority, int connections, Duration time) {
        this.authority = authority;
        this.connections = connections;
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        var connections = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
        var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        var cost = new LogCost(
                LoadAuthority.make(new SecureRandom(), Instant.now()), connections, Duration.ofSeconds(seconds));
        var logged = new ArrayList<Double>();
        var unlogged = new ArrayList<Double>();
        for (var i = 0; i < runs; i++) {
            unlogged.add(cost.measure(UnloggedServe.class));
            logged.add(cost.measure(Main.class));
        }
        var with = median(logged);
        var without = median(unlogged);
        System.out.printf(
                Locale.ROOT,
                "with logs %.0f/s, without %.0f/s (medians of %d): the logs cost %.1f %%; load average %.2f%n",
                with,
                without,
                runs,
                100 * (1 - with / without),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private double measure(Class<?> main) throws Exception {
        var said = new StringWriter();
        try (var own = OwnRepository.start(program(main), authority.certificate())) {
            var load = new Load(own.address(), Optional.of(own.process()), SIZE, new PrintWriter(said, true));
            load.prepare(authority, MEMBERS);
            load.submit(connections, WARM_UP, true);
            load.submit(connections, time, false);
        }
        System.out.println(
                main.getSimpleName() + " " + said.toString().lines().toList().getLast());
        var rate = RATE.matcher(said.toString());
        if (!rate.find()) {
            throw new IllegalStateException("the load said no rate: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static List<String> program(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}
