package obreia.desktop.ui.common;

import java.util.Optional;
import obreia.protocol.codec.Digest;

/// One message as a list shows it: who, when, what about, and its state in words.
///
/// @param subject what stands in the second line: the subject, or that it is not opened yet
/// @param style   `verified`, `attention`, `failed`, `practice` or `plain`: the colour of the state's words
/// @param tag     a remark at the end of the state's line
public record MailRow(
        Digest message,
        String name,
        String time,
        String subject,
        boolean unopened,
        Icons icon,
        String state,
        String style,
        Optional<String> tag) {
    /// How a screen reader says it.
    String spoken() {
        return String.join(", ", name, subject, state, time);
    }
}
