package obreia.protocol.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.jspecify.annotations.Nullable;

/// A text with the signatures under it, none of them checked yet. c2sp.org/signed-note.
///
/// It has one spelling: what [#parse] reads is what [#encode] writes. A second signature line of the same name and key
/// id is refused.
///
/// @param text       ends with a line feed; of the control characters it holds no other
/// @param signatures 1 to [#MAX_SIGNATURES]
public record Note(String text, List<NoteSignature> signatures) {
    public static final int MAX_SIGNATURES = 20;

    /// The size of the largest note, in bytes.
    public static final int MAX_SIZE = 1 << 16;

    public Note {
        signatures = List.copyOf(signatures);
        var fault = fault(text, signatures);
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }

    public static Note parse(Bytes bytes) throws MalformedException {
        if (bytes.length() > MAX_SIZE) {
            throw new MalformedException(
                    "note has " + bytes.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var all = bytes.text();
        var end = all.lastIndexOf("\n\n");
        if (end < 0) {
            throw new MalformedException("note has no blank line before its signatures");
        }
        if (!all.endsWith("\n")) {
            throw new MalformedException("note ends within a line");
        }
        var text = all.substring(0, end + 1);
        var rest = all.substring(end + 2);
        var lines = rest.isEmpty()
                ? List.<String>of()
                : List.of(rest.substring(0, rest.length() - 1).split("\n", -1));
        if (lines.size() > MAX_SIGNATURES) {
            throw new MalformedException(
                    "note has " + lines.size() + " signatures, at most " + MAX_SIGNATURES + " are accepted");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        var fault = fault(text, signatures);
        if (fault != null) {
            throw new MalformedException(fault);
        }
        return new Note(text, signatures);
    }

    public Bytes encode() {
        var all = new StringBuilder(text).append('\n');
        for (var signature : signatures) {
            all.append(signature.format()).append('\n');
        }
        return Bytes.utf8(all.toString());
    }

    /// The signature line with this name and key id, if the note has one.
    public Optional<NoteSignature> signature(String name, Bytes keyId) {
        return signatures.stream()
                .filter(line -> line.name().equals(name) && line.keyId().equals(keyId))
                .findFirst();
    }

    /// The same text with one signature more, in place of one of the same key.
    public Note with(NoteSignature signature) {
        var lines = new ArrayList<NoteSignature>();
        for (var line : signatures) {
            if (!line.name().equals(signature.name()) || !line.keyId().equals(signature.keyId())) {
                lines.add(line);
            }
        }
        lines.add(signature);
        return new Note(text, lines);
    }

    private static @Nullable String fault(String text, List<NoteSignature> signatures) {
        if (!text.endsWith("\n")) {
            return "a note's text ends with a line feed";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return "a note's text is not Unicode";
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            return "a note's text holds a control character";
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            return "note has " + signatures.size() + " signatures, 1 to " + MAX_SIGNATURES + " are accepted";
        }
        var keys = new HashSet<String>();
        for (var line : signatures) {
            if (!keys.add(line.name() + "+" + line.keyId().hex())) {
                return "note is signed twice by " + line.name() + "+"
                        + line.keyId().hex();
            }
        }
        return null;
    }
}
