package obreia.desktop.authorities;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import obreia.desktop.vault.Vault;
import obreia.protocol.revocation.AuthorityFetcher;
import obreia.protocol.revocation.Nonces;
import obreia.protocol.revocation.RevocationInquiry;

/// The authorities as one profile asks them: with what its vault keeps, and only if its owner lets them be
/// asked.
public final class Authorities implements AutoCloseable {
    private static final String OFF = "asking authorities is switched off in this profile (mail revocation)";

    private final Vault vault;
    private final SecureRandom random;
    private final HttpAuthorities http;

    public Authorities(Vault vault, SecureRandom random, FetchLimits limits) {
        this.vault = vault;
        this.random = random;
        this.http = new HttpAuthorities(limits);
    }

    /// An inquiry for one piece of work.
    public RevocationInquiry inquiry(Instant now) throws IOException {
        var kept = vault.answers();
        var fetcher = kept.asking() ? http.onePiece() : AuthorityFetcher.none(OFF);
        return new RevocationInquiry(new VaultAnswers(kept), fetcher, now, Nonces.of(random));
    }

    @Override
    public void close() {
        http.close();
    }
}
