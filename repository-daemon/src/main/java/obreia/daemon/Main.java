package obreia.daemon;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.daemon.systemd.ServiceManager;

/// The entry class: `repository …` and `bench …`.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var manager = ServiceManager.of(
                Optional.ofNullable(System.getenv("NOTIFY_SOCKET")),
                Optional.ofNullable(System.getenv("WATCHDOG_USEC")));
        System.exit(CommandLines.run(out, err, program(), manager, args));
    }

    /// The command line of this process, without its arguments.
    private static List<String> program() {
        var program = new ArrayList<String>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        var module = Main.class.getModule();
        if (module.isNamed()) {
            program.addAll(List.of("-m", module.getName() + "/" + Main.class.getName()));
        } else {
            program.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        return program;
    }
}
