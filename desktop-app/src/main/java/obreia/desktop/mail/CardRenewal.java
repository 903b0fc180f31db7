package obreia.desktop.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.SmartCard;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Membership;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Endorsement;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.identity.StatementChain;

/// Goes on in the mailbox of this profile with a new card of the same person, for which this device
/// vouches.
///
/// From the leaf of the new card's statement on the old card counts no more. What was signed and sealed
/// before stays readable: the box keys are the device's.
public final class CardRenewal {
    private final Account account;

    public CardRenewal(Account account) {
        this.account = account;
    }

    /// Signs the mailbox's next statement with the card at this address; or, where another device has done
    /// so, takes the card for this computer too.
    ///
    /// @param cardUri where the new card is: `practice:FILE.p12` or a `pkcs11:` URI
    public RenewOutcome renew(String cardUri, PinPrompt prompt)
            throws IOException, MalformedException, VerificationException {
        account.requireHonest();
        var line = account.metLine();
        account.requireHonest();
        // What the old card has signed counts only before the new one's statement.
        var _ = new OutboxRunner(account).run(line);
        var own = new Recipients(account, Optional.of(line))
                .correspondent(account.member().mailbox());
        var desk = new CardDesk(account.cards(), prompt);
        Signing<RenewOutcome> signing =
                desk.use(cardUri, Optional.empty(), card -> with(desk, card, cardUri, own, line));
        return switch (signing) {
            case Signing.Done<RenewOutcome>(var outcome) -> outcome;
            case Signing.NotSigned<RenewOutcome>(var outcome) -> new RenewOutcome.NotSigned(outcome);
        };
    }

    private Signing<RenewOutcome> with(
            CardDesk desk, SmartCard card, String cardUri, Correspondent own, RepositoryClient line)
            throws IOException, MalformedException, VerificationException {
        var unfit = new NextCard(account, own.statement(), own.known().person()).unfit(card);
        if (unfit.isPresent()) {
            return new Signing.Done<>(new RenewOutcome.Unfit(unfit.get()));
        }
        var before = own.statement();
        if (card.certificate().digest().equals(before.statement().card())) {
            putCard(cardUri);
            return new Signing.Done<>(new RenewOutcome.Taken(card.certificate().commonName()));
        }
        var next = next(before, card);
        var input = SignedStatement.prepare(
                next, card.algorithms().getFirst(), card.certificate(), new Standing(account).path(card));
        var purpose = new Purpose.Renewal(next.origin().toString());
        return switch (desk.sign(card, input, new PinRequest(purpose, List.of(), 1))) {
            case Signing.NotSigned<Bytes>(var outcome) -> new Signing.NotSigned<>(outcome);
            case Signing.Done<Bytes>(var signature) -> {
                var signed = SignedStatement.verify(input.complete(signature));
                var _ = StatementChain.next(before, own.known().person(), signed, account.paths(), account.now());
                var refusal = new OwnStatements(account).handIn(line, signed);
                if (refusal.isPresent()) {
                    yield new Signing.Done<>(new RenewOutcome.Refused(refusal.get()));
                }
                putCard(cardUri);
                var waiting = account.vault().outbox().all().size();
                yield new Signing.Done<>(
                        new RenewOutcome.Renewed(card.certificate().commonName(), next.version(), waiting));
            }
        };
    }

    private Statement next(SignedStatement before, SmartCard card) throws IOException {
        var old = before.statement();
        var version = old.version() + 1;
        // A renewed certificate of the same key needs nobody's word, and may have none.
        var sameKey = card.certificate().spki().equals(before.signer().spki());
        var word = sameKey ? Optional.<Bytes>empty() : Optional.of(endorse(before, version, card));
        return new Statement(
                old.origin(),
                old.mailbox(),
                version,
                Optional.of(before.digest()),
                OwnStatements.after(old, account.now()),
                old.alias(),
                card.certificate().digest(),
                old.devices(),
                word);
    }

    private Bytes endorse(SignedStatement before, long version, SmartCard card) throws IOException {
        var old = before.statement();
        var newKey = Digest.of(card.certificate().spki());
        try (var device = account.deviceKey()) {
            return device.sign(Endorsement.toBeSigned(old.origin(), old.mailbox(), version, before.digest(), newKey));
        }
    }

    private void putCard(String cardUri) throws IOException {
        var member = account.member();
        account.device()
                .putMembership(new Membership(
                        member.repository(), member.mailbox(), member.device(), cardUri, member.alias()));
    }
}
