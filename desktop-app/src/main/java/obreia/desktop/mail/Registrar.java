package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.SmartCard;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.DeviceKey;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.Registration;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.vault.Membership;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.identity.StatementChain;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.RepositoryAddress;

/// Opens a mailbox with a card, or adds this computer to the mailbox that the card's person has.
public final class Registrar {
    private final Account account;

    public Registrar(Account account) {
        this.account = account;
    }

    /// Joins with a card, which signs one statement, or two where the person has a mailbox already.
    ///
    /// @param cardUri where the card is: `practice:FILE.p12` or a `pkcs11:` URI
    public JoinOutcome join(RepositoryAddress address, String cardUri, Optional<String> alias, PinPrompt prompt)
            throws IOException, MalformedException, VerificationException {
        var member = account.membership();
        if (member.isPresent()) {
            return new JoinOutcome.Already(member.get().mailbox());
        }
        var desk = new CardDesk(account.cards(), prompt);
        var signing = desk.use(cardUri, Optional.empty(), card -> {
            var against = new Standing(account).against(card.certificate().x509(), card.path());
            if (against.isPresent()) {
                return new Signing.Done<>(new JoinOutcome.Untrusted(against.get()));
            }
            try (var device = ensureDevice();
                    var line = RepositoryClient.connect(address, device, account.patience(), LineListener.none())) {
                return new Joining(desk, card, cardUri, alias, device, line).first();
            }
        });
        return switch (signing) {
            case Signing.Done<JoinOutcome>(var outcome) -> outcome;
            case Signing.NotSigned<JoinOutcome>(var outcome) -> new JoinOutcome.NotSigned(outcome);
        };
    }

    /// The key of this device; one that was made for an attempt before is used again.
    private DeviceKey ensureDevice() throws IOException {
        var kept = account.device().tls();
        if (kept.isPresent()) {
            return DeviceKeys.of(kept.get(), account.random());
        }
        var device = DeviceKey.generate(account.random(), account.now());
        account.device().putTls(DeviceKeys.kept(device));
        return device;
    }

    /// One attempt, over one line.
    private final class Joining {
        private final CardDesk desk;
        private final SmartCard card;
        private final String cardUri;
        private final Optional<String> alias;
        private final DeviceKey device;
        private final RepositoryClient line;
        private final RepositoryLogs logs;

        Joining(
                CardDesk desk,
                SmartCard card,
                String cardUri,
                Optional<String> alias,
                DeviceKey device,
                RepositoryClient line)
                throws IOException {
            this.desk = desk;
            this.card = card;
            this.cardUri = cardUri;
            this.alias = alias;
            this.device = device;
            this.line = line;
            this.logs = account.logs(line.address(), line.logs());
        }

        Signing<JoinOutcome> first() throws IOException, MalformedException, VerificationException {
            var now = account.now();
            var statement = new Statement(
                    line.address().origin(),
                    card.certificate().mailbox(),
                    1,
                    Optional.empty(),
                    now,
                    alias,
                    card.certificate().digest(),
                    List.of(DeviceEntry.of(device.spki(), now)),
                    Optional.empty());
            return sign(
                    statement,
                    new Purpose.Registration(statement.origin().toString()),
                    signed -> handIn(signed, new JoinOutcome.Opened(statement.mailbox(), name())));
        }

        /// The person has a mailbox: its next statement lists this computer too.
        private Signing<JoinOutcome> next(SignedStatement existing)
                throws IOException, MalformedException, VerificationException {
            var before = existing.statement();
            var newCard = !existing.signer().spki().equals(card.certificate().spki());
            // The repository may have given somebody else's statement; this finds it before anything is signed.
            var at = before.issued().isBefore(account.now()) ? before.issued() : account.now();
            var person = account.paths()
                    .validate(existing.signer().x509(), existing.others(), at)
                    .person();
            if (before.device(device.id()).isPresent()) {
                // An answer was lost: this computer is a device already.
                return new Signing.Done<>(
                        joined(new JoinOutcome.Added(before.mailbox(), name(), before.version(), false), before));
            }
            var unfit = new NextCard(account, existing, person).unfit(card);
            if (unfit.isPresent()) {
                return new Signing.Done<>(new JoinOutcome.Unfit(unfit.get()));
            }
            var devices = new ArrayList<>(before.devices());
            devices.add(DeviceEntry.of(device.spki(), account.now()));
            if (devices.size() > Statement.MAX_DEVICES) {
                return new Signing.Done<>(new JoinOutcome.Refused(new Refusal(
                        ErrorCode.QUOTA,
                        "the mailbox has " + Statement.MAX_DEVICES + " devices already; remove one on another of them",
                        false)));
            }
            var statement = new Statement(
                    before.origin(),
                    before.mailbox(),
                    before.version() + 1,
                    Optional.of(existing.digest()),
                    OwnStatements.after(before, account.now()),
                    alias.isPresent() ? alias : before.alias(),
                    card.certificate().digest(),
                    devices,
                    Optional.empty());
            var purpose = new Purpose.Joining(before.origin().toString(), newCard);
            return sign(statement, purpose, signed -> {
                var _ = StatementChain.next(existing, person, signed, account.paths(), account.now());
                return handIn(signed, new JoinOutcome.Added(before.mailbox(), name(), statement.version(), newCard));
            });
        }

        private Signing<JoinOutcome> handIn(SignedStatement signed, JoinOutcome outcome)
                throws IOException, MalformedException, VerificationException {
            var mailbox = signed.statement().mailbox();
            var boxKey = new BoxKeyRotation(account).make(line.address().origin(), mailbox, device);
            var own = new OwnStatements(account);
            own.made(signed.digest());
            return switch (line.register(signed, boxKey)) {
                case Answer.Refused<Registration>(var refusal) -> new Signing.Done<>(new JoinOutcome.Refused(refusal));
                case Answer.Granted<Registration>(Registration.Opened answer) -> {
                    account.vault().boxKeys().accepted(boxKey.number(), account.now());
                    own.proved(logs, signed, answer.placed());
                    yield new Signing.Done<>(joined(outcome, signed.statement()));
                }
                case Answer.Granted<Registration>(Registration.Existing(var existing)) -> {
                    if (outcome instanceof JoinOutcome.Added) {
                        throw new IOException("another device changed the mailbox at the same moment; try again");
                    }
                    yield next(existing);
                }
            };
        }

        private JoinOutcome joined(JoinOutcome outcome, Statement own) throws IOException, VerificationException {
            account.device().putMembership(new Membership(line.address(), own.mailbox(), device.id(), cardUri, alias));
            var _ = logs.directory().advance(account.now()).orThrow();
            new OwnStatements(account).found(logs, own.version());
            new HandingInAgain(account).joinedIn(logs.messages().log().generation());
            if (account.people(logs).lookup(line, own.mailbox(), account.now())
                    instanceof Answer.Granted<Correspondent>(var me)) {
                account.people(logs).confirm(me.known()); // it is our own card
            }
            new BoxKeyRotation(account).rotateIfDue(line);
            return outcome;
        }

        private Signing<JoinOutcome> sign(Statement statement, Purpose purpose, Next next)
                throws IOException, MalformedException, VerificationException {
            var input = SignedStatement.prepare(
                    statement, card.algorithms().getFirst(), card.certificate(), new Standing(account).path(card));
            return switch (desk.sign(card, input, new PinRequest(purpose, List.of(), 1))) {
                case Signing.NotSigned<Bytes>(var outcome) -> new Signing.NotSigned<>(outcome);
                case Signing.Done<Bytes>(var signature) -> next.with(SignedStatement.verify(input.complete(signature)));
            };
        }

        private String name() {
            return card.certificate().commonName();
        }
    }

    private interface Next {
        Signing<JoinOutcome> with(SignedStatement signed) throws IOException, MalformedException, VerificationException;
    }
}
