package obreia.desktop.mail;

import java.time.Duration;
import java.util.List;
import obreia.desktop.repository.UnreachableException;

/// What a [Mailroom] tells of the line and of what came over it.
public sealed interface MailroomEvent {
    /// The repository was reached, and what was new there is kept here now.
    ///
    /// @param news   what came in
    /// @param sent   what came of the letters that waited
    /// @param alerts everything that the person must be told, the gravest first
    record Looked(MailPull.News news, List<SendOutcome> sent, List<String> alerts) implements MailroomEvent {}

    /// The repository cannot be reached; it is tried again by itself.
    ///
    /// @param why   what stands between
    /// @param pause until the next try
    record Offline(UnreachableException why, Duration pause) implements MailroomEvent {}

    /// What the repository says is not true, or what is kept here cannot be used: `why` is for a person.
    ///
    /// @param alerts everything that the person must be told, the gravest first
    record Stopped(String why, List<String> alerts) implements MailroomEvent {}
}
