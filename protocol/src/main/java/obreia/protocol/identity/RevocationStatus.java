package obreia.protocol.identity;

import java.time.Instant;

/// What is known of the revocation of a certificate path.
public sealed interface RevocationStatus {
    /// What programs know it by: `good`, `revoked` or `unknown`.
    String code();

    /// Every certificate of the path was asked about, and none was revoked; `saidBy` is in words for a
    /// person.
    record Good(String saidBy) implements RevocationStatus {
        @Override
        public String code() {
            return "good";
        }
    }

    /// A certificate of the path was revoked at `since`, for `reason`, in words for a person.
    record Revoked(Instant since, String reason) implements RevocationStatus {
        @Override
        public String code() {
            return "revoked";
        }
    }

    /// Nobody could be asked, or the answer counts for nothing; `why` is in words for a person.
    record Unknown(String why) implements RevocationStatus {
        @Override
        public String code() {
            return "unknown";
        }
    }
}
