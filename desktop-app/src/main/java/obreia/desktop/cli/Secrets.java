package obreia.desktop.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a passphrase or a PIN: from a file's first line, or from the console without echo. The caller wipes it.
final class Secrets {
    private static final int MAX_BYTES = 1024;

    private final Terminal terminal;

    Secrets(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param option how the person would have named a file, for the error
    char[] read(@Nullable Path file, String prompt, String option) throws CommandFailure {
        if (file != null) {
            return firstLine(file);
        }
        var console = terminal.console();
        if (console == null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE,
                    "no_console",
                    prompt + " is asked for on a terminal, and there is none here; name a file with " + option);
        }
        var typed = console.readPassword("%s: ", prompt);
        if (typed == null || typed.length == 0) {
            throw new CommandFailure(ExitCode.CARD, "cancelled", "cancelled; nothing was done");
        }
        return typed;
    }

    /// Asks twice, where a person chooses a new secret on the console.
    char[] choose(@Nullable Path file, String prompt, String option) throws CommandFailure {
        var first = read(file, prompt, option);
        if (file != null) {
            return first;
        }
        var second = read(null, prompt + ", again", option);
        try {
            if (!Arrays.equals(first, second)) {
                Arrays.fill(first, '\0');
                throw new CommandFailure(
                        ExitCode.WRONG_USE, "not_the_same", "the two were not the same; nothing was done");
            }
            return first;
        } finally {
            Arrays.fill(second, '\0');
        }
    }

    private static char[] firstLine(Path file) throws CommandFailure {
        var bytes = new byte[0];
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CommandFailure(
                        ExitCode.WRONG_USE, "secret_file", file + " is too long to hold one line with a secret");
            }
            bytes = Files.readAllBytes(file);
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return lineOf(text);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "secret_file", file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "secret_file", file + " cannot be read");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] lineOf(CharBuffer text) {
        var end = 0;
        while (end < text.length() && text.get(end) != '\n' && text.get(end) != '\r') {
            end++;
        }
        var line = new char[end];
        text.get(line);
        if (text.hasArray()) {
            Arrays.fill(text.array(), '\0');
        }
        return line;
    }
}
