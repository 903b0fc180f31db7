package obreia.desktop.ui.common;

import java.util.List;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.MessageContent;

/// A message whose text a person may read, as it can be forwarded, printed or copied.
///
/// @param from     whose name stands above it
/// @param to       the names of its readers
/// @param practice whether it was signed with a practice card
/// @param standing what is known of its signature, in a sentence
public record OpenMessage(
        Digest message, String from, List<String> to, boolean practice, String standing, MessageContent content) {}
