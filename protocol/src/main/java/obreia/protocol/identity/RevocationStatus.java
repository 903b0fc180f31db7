package obreia.protocol.identity;

import java.time.Instant;

/// What is known of the revocation of a certificate path.
public sealed interface RevocationStatus {
    /// Every certificate of the path was asked about, and none is revoked.
    record Good() implements RevocationStatus {}

    /// A certificate of the path was revoked at `since`, for `reason`, in words for a person.
    record Revoked(Instant since, String reason) implements RevocationStatus {}

    /// Nobody could be asked, or the answer counts for nothing; `why` is in words for a person.
    record Unknown(String why) implements RevocationStatus {}
}
