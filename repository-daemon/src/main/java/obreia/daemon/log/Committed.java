package obreia.daemon.log;

/// What a command answered, durable now, and the logs as they stand with it.
///
/// @param proofs of the logs after the command's batch: they prove what it added, and all that stood there before
public record Committed<T>(T result, Proofs proofs) {}
