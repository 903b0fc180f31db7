package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogVectorTest {
    static List<Vector> vectors() {
        return Vector.all("log");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void acceptsOrRefusesAsTheVectorSays(Vector vector) throws MalformedException, VerificationException {
        switch (vector.expect()) {
            case SUCCESS -> check(vector);
            case MALFORMED ->
                assertThatThrownBy(() -> check(vector))
                        .isInstanceOf(MalformedException.class)
                        .hasMessageContaining(vector.value("why"));
            case VERIFICATION ->
                assertThatThrownBy(() -> check(vector))
                        .isInstanceOf(VerificationException.class)
                        .hasMessageContaining(vector.value("why"));
        }
    }

    private static void check(Vector vector) throws MalformedException, VerificationException {
        switch (vector.value("format")) {
            case "checkpoint" -> checkpoint(vector);
            case "proof" -> proof(vector);
            case "inclusion" -> inclusion(vector);
            case "consistency" -> consistency(vector);
            case "directory" -> directory(vector);
            default -> throw new AssertionError("a vector of no known format: " + vector);
        }
    }

    private static void checkpoint(Vector vector) throws MalformedException, VerificationException {
        var signed = SignedCheckpoint.verify(vector.body(), VerifierKey.parse(vector.value("key")));
        if (vector.find("witness").isPresent()) {
            var witness = WitnessKey.parse(vector.value("witness"));
            var time = witness.cosigned(signed.note());
            assertThat(time).contains(Text.parseTime(vector.value("time")));
        }
        assertThat(signed.bytes()).isEqualTo(vector.body());
        assertThat(signed.log()).hasToString(vector.value("log"));
        assertThat(signed.head()).isEqualTo(head(vector.value("head")));
    }

    private static void proof(Vector vector) throws MalformedException, VerificationException {
        var proof = LogProof.parse(vector.body());
        var entry = Bytes.fromHex(vector.value("entry"));
        var kind = LogKind.parse(vector.value("kind"));
        proof.verify(VerifierKey.parse(vector.value("key")), kind, entry);
        assertThat(proof.encode()).isEqualTo(vector.body());
        assertThat(proof.index()).isEqualTo(Long.parseLong(vector.value("index")));
        if (proof.extra().isPresent()) {
            var extra = proof.extra().get();
            var record = LogRecord.decode(extra.slice(LogRecord.SALT, extra.length()));
            assertThat(record.leaf(extra.slice(0, LogRecord.SALT)).bytes()).isEqualTo(entry);
        }
    }

    private static void inclusion(Vector vector) throws MalformedException, VerificationException {
        var leaf = MerkleHash.leaf(Bytes.fromHex(vector.value("entry")));
        Trees.checkInclusion(
                hashes(vector.body()), Long.parseLong(vector.value("index")), leaf, head(vector.value("head")));
    }

    private static void consistency(Vector vector) throws MalformedException, VerificationException {
        Trees.checkConsistency(hashes(vector.body()), head(vector.value("older")), head(vector.value("newer")));
    }

    private static void directory(Vector vector) throws MalformedException {
        var entry = DirectoryEntry.decode(vector.body());
        assertThat(entry.encode()).isEqualTo(vector.body());
        switch (entry) {
            case DirectoryEntry.Change change ->
                assertThat(change.mailbox() + " " + change.version() + " " + change.statement())
                        .isEqualTo(vector.value("change"));
            case DirectoryEntry.Restored restored ->
                assertThat(restored.checkpoints()).hasSize(Integer.parseInt(vector.value("checkpoints")));
        }
    }

    private static TreeHead head(String text) throws MalformedException {
        var parts = text.split(" ", -1);
        return new TreeHead(Long.parseLong(parts[0]), Digest.parse(parts[1]));
    }

    private static List<Digest> hashes(Bytes body) throws MalformedException {
        var hashes = new ArrayList<Digest>();
        for (var at = 0; at < body.length(); at += Digest.LENGTH) {
            hashes.add(Digest.from(body.slice(at, Math.min(at + Digest.LENGTH, body.length()))));
        }
        return hashes;
    }
}
