package obreia.desktop.authorities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import obreia.desktop.vault.KeptAnswers;
import obreia.protocol.codec.Digest;
import obreia.protocol.revocation.AnswerStore;
import obreia.protocol.revocation.AuthorityAnswer;

/// The answers that the vault keeps; a vault that cannot be read is an UncheckedIOException.
public final class VaultAnswers implements AnswerStore {
    private final KeptAnswers kept;

    public VaultAnswers(KeptAnswers kept) {
        this.kept = kept;
    }

    @Override
    public List<AuthorityAnswer> find(AuthorityAnswer.Kind kind, Digest about) {
        try {
            return kept.find(kind, about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(AuthorityAnswer answer, Digest about) {
        try {
            kept.put(answer, about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
