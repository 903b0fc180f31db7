package obreia.desktop.ui;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The notices of this computer's desktop, by the command that it has for them: the first that is there and works.
/// Windows has none.
final class SystemNotices implements Notices {
    private static final long SECONDS = 5;

    /// Title and text are handed over as arguments, so that nothing in them is ever a part of the script.
    private static final List<Command> USUAL = List.of(
            new Command(
                    true,
                    List.of(
                            "notify-send",
                            "--app-name=Obreia",
                            "--icon=mail-unread",
                            "--category=email.arrived",
                            "--")),
            new Command(
                    false,
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run")));

    private final List<Command> commands;

    /// How a command begins, before title and text.
    ///
    /// @param markup whether it may take the text for markup
    record Command(boolean markup, List<String> beginning) {
        List<String> with(String title, String text) {
            var plain = markup ? text.replace("&", "&amp;").replace("<", "&lt;") : text;
            return Stream.concat(beginning.stream(), Stream.of(title, plain)).toList();
        }
    }

    SystemNotices() {
        this(USUAL);
    }

    /// Notices by other commands, each of which is given title and text.
    SystemNotices(List<Command> commands) {
        this.commands = commands;
    }

    @Override
    public boolean show(String title, String text) {
        return commands.stream().anyMatch(command -> works(command.with(title, text)));
    }

    private static boolean works(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(Redirect.PIPE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false; // there is no such command
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
