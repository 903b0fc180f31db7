package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.SmartCard;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Opened;
import obreia.desktop.vault.Waiting;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.Addressee;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.OutgoingMessage;
import obreia.protocol.message.SignedMessage;
import obreia.protocol.sealing.Sealer;

/// Writes, signs, seals and keeps a letter, then hands it in. From the signature on nothing needs the PIN
/// again.
public final class MessageSender {
    private final Account account;

    public MessageSender(Account account) {
        this.account = account;
    }

    /// Who is told, before the card signs, what changed about the readers since the last letter to them.
    @FunctionalInterface
    public interface Teller {
        void tell(PersonChange change);

        /// Whether the person takes a new card for which no old device vouches as the reader's own; unless asked, no.
        default boolean accepts(PersonChange change) {
            return false;
        }

        /// Hears what else speaks against writing to these people, in a sentence.
        default void warn(String words) {}
    }

    public SendOutcome send(Draft draft, PinPrompt prompt) throws IOException, VerificationException {
        return send(draft, prompt, _ -> {});
    }

    public SendOutcome send(Draft draft, PinPrompt prompt, Teller teller) throws IOException, VerificationException {
        account.requireHonest();
        var line = new Reach(account).line();
        account.requireHonest();
        try {
            var people = people(draft, line.connected());
            for (var change : new PeopleChanges(account).of(people)) {
                teller.tell(change);
                if (!confirmed(people, change.mailbox())) {
                    if (!teller.accepts(change)) {
                        return new SendOutcome.NotConfirmed(change);
                    }
                    confirm(people, change.mailbox());
                }
            }
            var own = new Recipients(account, line.connected())
                    .correspondent(account.member().mailbox());
            standing(people, own, teller);
            return new Writing(draft, people, own, account.now(), line).signed(prompt);
        } catch (MalformedException e) {
            return new SendOutcome.NotWritten(String.valueOf(e.getMessage()));
        }
    }

    private List<Correspondent> people(Draft draft, Optional<RepositoryClient> line)
            throws IOException, MalformedException, VerificationException {
        if (draft.to().isEmpty() || draft.to().size() > MessageHeaders.MAX_RECIPIENTS) {
            throw new MalformedException("a letter has 1 to " + MessageHeaders.MAX_RECIPIENTS + " recipients, not "
                    + draft.to().size());
        }
        if (draft.to().stream().distinct().count() != draft.to().size()) {
            throw new MalformedException("the letter names a recipient twice");
        }
        if (draft.to().contains(account.member().mailbox())) {
            throw new MalformedException("a letter to oneself needs no registered mail");
        }
        var recipients = new Recipients(account, line);
        var people = new ArrayList<Correspondent>();
        for (var mailbox : draft.to()) {
            people.add(recipients.correspondent(mailbox));
        }
        return people;
    }

    private static boolean confirmed(List<Correspondent> people, MailboxId mailbox) {
        return people.stream()
                .filter(person -> person.mailbox().equals(mailbox))
                .allMatch(person -> person.known().confirmed());
    }

    /// Confirms exactly the statement that the letter is sealed by.
    private void confirm(List<Correspondent> people, MailboxId mailbox) throws IOException {
        for (var person : people) {
            if (person.mailbox().equals(mailbox)) {
                account.people().confirm(person.known());
            }
        }
    }

    /// A letter that nobody would believe is not signed; that a reader cannot sign for one is said.
    private void standing(List<Correspondent> people, Correspondent own, Teller teller)
            throws IOException, MalformedException {
        var standing = new Standing(account);
        var against = standing.against(
                own.statement().signer().x509(), own.statement().others());
        if (against.isPresent()) {
            throw new MalformedException("nobody would believe what your card signs now: " + against.get());
        }
        for (var person : people) {
            standing.against(
                            person.statement().signer().x509(),
                            person.statement().others())
                    .ifPresent(why -> teller.warn("the card of " + person.name()
                            + " is not good any more, so that a receipt signed with it will not hold: " + why));
        }
    }

    /// One letter on its way through the card.
    private final class Writing {
        private final Draft draft;
        private final List<Correspondent> people;
        private final Correspondent own;
        private final Instant now;
        private final Reach.Line line;

        Writing(Draft draft, List<Correspondent> people, Correspondent own, Instant now, Reach.Line line) {
            this.draft = draft;
            this.people = people;
            this.own = own;
            this.now = now;
            this.line = line;
        }

        SendOutcome signed(PinPrompt prompt) throws IOException, MalformedException, VerificationException {
            var all = new ArrayList<>(people);
            all.add(own);
            var boxKeys = Recipients.boxKeys(all, now);
            var chain = new OwnChain(account).place(draft.to());
            var content = content(chain);
            if (boxKeys.size() > Envelope.MAX_STANZAS) {
                throw new MalformedException("the letter would be sealed to " + boxKeys.size() + " devices, at most "
                        + Envelope.MAX_STANZAS + " are possible");
            }
            var desk = new CardDesk(account.cards(), prompt);
            var card = Optional.of(own.statement().statement().card());
            Signing<SignedMessage> signing =
                    desk.use(account.member().card(), card, open -> sign(desk, open, content, boxKeys.size()));
            return switch (signing) {
                case Signing.NotSigned<SignedMessage>(var outcome) -> new SendOutcome.NotSigned(outcome);
                case Signing.Done<SignedMessage>(var message) -> {
                    var envelope = Sealer.seal(message.cms(), boxKeys, account.random());
                    keep(message, envelope, chain);
                    yield new OutboxRunner(account).sendNow(message.digest(), line);
                }
            };
        }

        private MessageContent content(OwnChain.Place chain) throws IOException, MalformedException {
            var addressees = new ArrayList<Addressee>();
            for (var person : people) {
                addressees.add(Recipients.addressee(person, now));
            }
            var member = account.member();
            var headers = new MessageHeaders(
                    MessageId.random(member.mailbox(), account.random()),
                    draft.inReplyTo(),
                    now,
                    MessageHeaders.subject(draft.subject()),
                    member.repository().origin(),
                    member.device(),
                    addressees,
                    chain.sequence(),
                    chain.previous(),
                    chain.seen(),
                    new Shown(account).before(draft.to()));
            return new MessageContent(headers, MessageContent.text(draft.text()), draft.attachments());
        }

        private Signing<SignedMessage> sign(CardDesk desk, SmartCard card, MessageContent content, int stanzas)
                throws IOException, MalformedException, VerificationException {
            var outgoing = OutgoingMessage.prepare(
                    content, card.algorithms().getFirst(), card.certificate(), new Standing(account).path(card));
            var size = Sealer.sealedSize(outgoing.maxSize(), stanzas);
            if (size > Envelope.MAX_SIZE) {
                throw new MalformedException("the letter would have " + size + " bytes sealed, at most "
                        + Envelope.MAX_SIZE + " are possible: send less, or fewer or smaller files");
            }
            var names = people.stream().map(Correspondent::name).toList();
            return switch (desk.sign(
                    card, outgoing.input(), new PinRequest(new Purpose.Letter(draft.subject()), names, 1))) {
                case Signing.Done<Bytes>(var signature) -> new Signing.Done<>(outgoing.complete(signature));
                case Signing.NotSigned<Bytes>(var outcome) -> new Signing.NotSigned<>(outcome);
            };
        }

        /// The letter, its place in the queue and in its chain are kept together, or not at all.
        private void keep(SignedMessage message, Envelope envelope, OwnChain.Place chain) throws IOException {
            var member = account.member();
            var kept = new KeptMessage(
                    message.digest(),
                    Direction.OUT,
                    MessageState.WAITING,
                    member.mailbox(),
                    draft.to(),
                    now,
                    now,
                    envelope.size(),
                    Optional.empty(),
                    Optional.of(envelope),
                    Optional.of(new Opened(
                            message.cms(),
                            message.headers().subject(),
                            message.content().text(),
                            "[]")));
            var waiting = Waiting.fresh(
                    message.digest(),
                    draft.to(),
                    Optional.empty(),
                    Bytes.random(LogRecord.SALT, account.random()),
                    envelope,
                    now);
            var _ = account.vault().together(() -> {
                account.vault().messages().put(kept);
                account.vault().outbox().put(waiting);
                new PeopleChanges(account).told(people);
                chain.keep(message.digest());
                return true;
            });
        }
    }
}
