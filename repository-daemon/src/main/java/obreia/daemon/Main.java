package obreia.daemon;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The entry class: `repository …` and `bench …`.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(CommandLines.run(out, err, args));
    }
}
