package obreia.protocol.evidence;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.Note;
import obreia.protocol.revocation.AuthorityAnswer;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/// What is written out of the evidence so that other tools find it in the form they take: an S/MIME message,
/// certificates in PEM, checkpoints on their own. Nothing is believed on the way.
final class Derived {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Derived() {}

    /// The signed message as an S/MIME entity, as mail programs open it. RFC 8551, section 3.5.2.
    static Bytes smime(Bytes cms) {
        return Bytes.utf8("""
                MIME-Version: 1.0
                Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename="smime.p7m"

                %s
                """.formatted(LINES.encodeToString(cms.toArray())));
    }

    /// Every certificate of message, receipts, statements and authorities once, in the order of their
    /// digests: material for paths that anchors of the checker's own must end.
    static Bytes certificates(Evidence evidence) throws MalformedException {
        var found = new TreeMap<Digest, Bytes>();
        var objects = Stream.of(
                        Stream.of(evidence.message()),
                        evidence.receipts().stream().map(LoggedReceipt::cms),
                        evidence.statements().stream().map(LoggedStatement::cms))
                .flatMap(stream -> stream)
                .toList();
        for (var cms : objects) {
            try {
                for (X509CertificateHolder certificate :
                        new CMSSignedData(cms.toArray()).getCertificates().getMatches(null)) {
                    var der = Bytes.of(certificate.getEncoded());
                    found.put(Digest.of(der), der);
                }
            } catch (CMSException | IOException | RuntimeException e) {
                throw new MalformedException("a signed object's certificates cannot be read", e);
            }
        }
        for (var answer : evidence.answers()) {
            if (answer.kind() == AuthorityAnswer.Kind.CRT) {
                found.put(answer.digest(), answer.der());
            }
        }
        var text = new StringBuilder();
        for (var der : found.values()) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(LINES.encodeToString(der.toArray()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Bytes.utf8(text.toString());
    }

    /// The notes of all proofs, each once, by the name of their member. Two notes of one log and size are
    /// refused.
    static Map<String, Bytes> checkpoints(Evidence evidence) throws MalformedException {
        var found = new TreeMap<String, Bytes>();
        for (var proof : proofs(evidence)) {
            var name = checkpoint(proof);
            var other = found.put(name, proof.checkpoint());
            if (other != null && !other.equals(proof.checkpoint())) {
                throw new MalformedException("two proofs have different notes for " + name);
            }
        }
        return new LinkedHashMap<>(found);
    }

    /// The member with this proof's note.
    static String checkpoint(LogProof proof) throws MalformedException {
        var checkpoint = Checkpoint.parse(Note.parse(proof.checkpoint()).text());
        return "checkpoints/" + checkpoint.log().kind().code() + "-"
                + checkpoint.log().generation() + "-" + checkpoint.head().size() + ".txt";
    }

    private static Iterable<LogProof> proofs(Evidence evidence) {
        return Stream.of(
                        Stream.of(evidence.proof()),
                        evidence.receipts().stream().map(LoggedReceipt::proof),
                        evidence.statements().stream()
                                .flatMap(statement -> Stream.of(statement.messages(), statement.directory())))
                .flatMap(stream -> stream)
                .toList();
    }
}
