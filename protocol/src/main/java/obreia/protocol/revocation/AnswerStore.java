package obreia.protocol.revocation;

import java.util.List;
import obreia.protocol.codec.Digest;

/// The answers of authorities that are kept.
public interface AnswerStore {
    /// All of this kind about a certificate (OCSP: its SHA-256) or an authority (lists and certificates:
    /// SHA-256 of its DER name). May give others too: whoever takes them looks at what they hold.
    List<AuthorityAnswer> find(AuthorityAnswer.Kind kind, Digest about);

    /// Keeps one.
    void keep(AuthorityAnswer answer, Digest about);

    /// These, and no other ever.
    static AnswerStore of(List<AuthorityAnswer> answers) {
        var fixed = List.copyOf(answers);
        return new AnswerStore() {
            @Override
            public List<AuthorityAnswer> find(AuthorityAnswer.Kind kind, Digest about) {
                return fixed.stream().filter(answer -> answer.kind() == kind).toList();
            }

            @Override
            public void keep(AuthorityAnswer answer, Digest about) {
                // Nobody is asked where answers are only judged.
            }
        };
    }
}
