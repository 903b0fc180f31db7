package obreia.protocol.revocation;

import java.util.Locale;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// What an authority handed out, as it came: claimed. Whoever uses it checks it each time.
public record AuthorityAnswer(Kind kind, Bytes der) {
    public AuthorityAnswer {
        if (der.length() > kind.most()) {
            throw new IllegalStateException(
                    kind.code() + " answer of " + der.length() + " bytes, at most " + kind.most() + " are kept");
        }
    }

    /// What it is, and the greatest length in bytes that is read of one.
    public enum Kind {
        /// The answer of an OCSP responder.
        OCSP(64 << 10),
        /// A revocation list, or one that adds to another.
        CRL(16 << 20),
        /// The certificate of an authority that did not come along.
        CRT(16 << 10);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }

        /// Lower case: also how its files end.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            for (var kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// Its name: SHA-256 of its bytes.
    public Digest digest() {
        return Digest.of(der);
    }
}
