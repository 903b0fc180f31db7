package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A statement with the signature of the card that it names: a CMS SignedData in DER, kept as the bytes that came.
///
/// True is that the card's key signed it. Who holds the card and whether the statement is in its place is claimed until
/// [StatementChain] has looked.
public final class SignedStatement {
    /// The greatest length in bytes: a statement, a certificate and eight others.
    public static final int MAX_SIZE = 64 * 1024;

    private final Bytes cms;
    private final Digest digest;
    private final Statement statement;
    private final CardCertificate signer;
    private final List<X509Certificate> others;

    private SignedStatement(Bytes cms, Statement statement, CardCertificate signer, List<X509Certificate> others) {
        this.cms = cms;
        this.digest = Digest.of(cms);
        this.statement = statement;
        this.signer = signer;
        this.others = List.copyOf(others);
    }

    /// Reads a signed statement and checks it against itself: the CMS profile and its signature, that it was issued at
    /// the signing-time, that it names the card that signed it, and in version 1 that this card opens the mailbox.
    public static SignedStatement verify(Bytes cms) throws MalformedException, VerificationException {
        if (cms.length() > MAX_SIZE) {
            throw new MalformedException(
                    "signed statement has " + cms.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var verified = CmsProfile.verify(cms, ContentType.DATA, Optional.empty());
        var statement = Statement.decode(verified.content());
        var signer = CardCertificate.of(verified.signer());
        if (!statement.issued().equals(verified.signingTime())) {
            throw new VerificationException(
                    "statement was issued at " + statement.issued() + " but signed at " + verified.signingTime());
        }
        if (!statement.card().equals(signer.digest())) {
            throw new VerificationException("statement names the card "
                    + statement.card().shortHex() + " but is signed by "
                    + signer.digest().shortHex());
        }
        if (statement.version() == 1 && !statement.mailbox().equals(signer.mailbox())) {
            throw new VerificationException("statement 1 of mailbox " + statement.mailbox()
                    + " is signed by the card that opens " + signer.mailbox());
        }
        return new SignedStatement(cms, statement, signer, verified.others());
    }

    /// What the card has to sign; `path` holds at most eight certificates above the card's. Throws
    /// IllegalStateException when the statement names another card.
    public static SigningInput prepare(
            Statement statement, SignatureAlgorithm algorithm, CardCertificate card, List<X509Certificate> path) {
        if (!statement.card().equals(card.digest())) {
            throw new IllegalStateException("the statement names another card than the one that signs it");
        }
        return SigningInput.of(
                ContentType.DATA,
                statement.encode(),
                algorithm,
                card.x509(),
                path,
                statement.issued(),
                Optional.empty());
    }

    public Statement statement() {
        return statement;
    }

    /// The card that signed; its names are claimed.
    public CardCertificate signer() {
        return signer;
    }

    /// Untrusted material for the path, at most eight certificates.
    public List<X509Certificate> others() {
        return others;
    }

    /// The CMS SignedData as it came.
    public Bytes cms() {
        return cms;
    }

    /// The SHA-256 of [#cms]: what the next statement names as the one before.
    public Digest digest() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedStatement signed && cms.equals(signed.cms);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "SignedStatement[" + statement.mailbox() + " " + statement.version() + " " + digest.shortHex() + "]";
    }
}
