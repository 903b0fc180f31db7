package obreia.desktop.mail;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import obreia.desktop.card.CardUri;
import obreia.desktop.vault.KeptStatement;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.RepositoryAddress;

/// With which card this profile is a member, and where.
///
/// @param card        where the card is found
/// @param certificate the one that the newest statement names; absent where that is not kept here
public record Enrolment(RepositoryAddress repository, CardUri card, Optional<Digest> certificate) {
    /// Reads it from the vault of a member.
    public static Enrolment of(Account account) throws IOException, MalformedException {
        var member = account.member();
        var newest = account.vault().people().statements(member.mailbox()).stream()
                .max(Comparator.comparingLong(KeptStatement::version));
        return new Enrolment(member.repository(), CardUri.parse(member.card()), newest.flatMap(Enrolment::certificate));
    }

    private static Optional<Digest> certificate(KeptStatement statement) {
        try {
            return Optional.of(
                    SignedStatement.verify(statement.cms()).statement().card());
        } catch (MalformedException | VerificationException _) {
            return Optional.empty(); // the vault's own check says so
        }
    }
}
