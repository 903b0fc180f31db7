package obreia.desktop.vault;

import java.time.Instant;
import java.util.Optional;

/// How a message waited to be handed in, by this computer's clock.
///
/// @param attempts how often it was tried in vain
/// @param refusal  what the repository said when it refused it for good
public record Waited(Instant since, Instant until, int attempts, Optional<String> refusal) {}
