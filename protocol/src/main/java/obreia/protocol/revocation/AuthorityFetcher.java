package obreia.protocol.revocation;

import java.io.IOException;
import java.net.URI;
import obreia.protocol.codec.Bytes;

/// The way to authorities: bounded in time and in bytes.
public interface AuthorityFetcher {
    /// Asks an OCSP responder (RFC 6960, appendix A.1); the answer has at most `most` bytes.
    ///
    /// @throws IOException it cannot be reached in time, answers too much or with a failure; the message
    ///     says it to a person
    Bytes ask(URI responder, Bytes question, int most) throws IOException;

    /// Gets what lies at an address that a certificate names.
    Bytes get(URI address, int most) throws IOException;

    /// Asks nobody, because of `why`.
    static AuthorityFetcher none(String why) {
        return new AuthorityFetcher() {
            @Override
            public Bytes ask(URI responder, Bytes question, int most) throws IOException {
                throw new IOException(why);
            }

            @Override
            public Bytes get(URI address, int most) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
