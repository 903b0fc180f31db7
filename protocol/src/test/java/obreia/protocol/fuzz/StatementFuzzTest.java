package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.identity.TrustAnchors;

/// Statements, box keys and the certificates they lean on: whatever comes in, it is read or refused, and what was read
/// is read the same again.
class StatementFuzzTest {
    @FuzzTest
    void readsOrRefusesAStatement(byte[] input) throws MalformedException {
        Statement read;
        try {
            read = Statement.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!Statement.decode(read.encode()).equals(read)) {
            throw new AssertionError("a statement that was read is written as another");
        }
    }

    @FuzzTest
    void readsOrRefusesABoxKey(byte[] input) throws MalformedException {
        BoxKeyCertificate read;
        try {
            read = BoxKeyCertificate.read(JsonObject.parse("box key", Bytes.of(input)));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!BoxKeyCertificate.read(JsonObject.parse("box key", read.json())).equals(read)) {
            throw new AssertionError("a box key that was read is written as another");
        }
    }

    @FuzzTest
    void verifiesOrRefusesASignedStatement(byte[] input) {
        try {
            var read = SignedStatement.verify(Bytes.of(input));
            if (!read.cms().equals(Bytes.of(input))
                    || !read.statement().card().equals(read.signer().digest())) {
                throw new AssertionError("a signed statement that was verified is not what came");
            }
        } catch (MalformedException | VerificationException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesCertificates(byte[] input) {
        try {
            if (!CardCertificate.parse(Bytes.of(input)).der().equals(Bytes.of(input))) {
                throw new AssertionError("a card certificate that was read is not what came");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
        try {
            if (TrustAnchors.readPem(Bytes.of(input)).isEmpty()) {
                throw new AssertionError("a PEM file without a certificate was read");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
