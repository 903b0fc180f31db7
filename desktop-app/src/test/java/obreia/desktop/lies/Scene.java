package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeCard;
import obreia.desktop.card.practice.PracticeKey;
import obreia.desktop.card.process.Limits;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.Registrar;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.lying.LyingRepository;
import obreia.fixtures.lying.World;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Request;

/// People with practice cards at one repository that can lie to them, and a clock that only a test moves.
final class Scene implements AutoCloseable {
    static final PinPrompt RIGHT = Prompts.typing("2468");

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());
    private final PracticeCa authority;
    private final TrustAnchors trust;
    private final List<LyingRepository> repositories = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final LyingRepository repository;
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

    Scene(Path folder) throws Exception {
        this.folder = folder;
        var _ = PracticeCa.create(folder.resolve("ca"), now, random);
        this.authority = PracticeCa.open(folder.resolve("ca"));
        this.trust = TrustAnchors.of(Map.of(SchemeName.PRACTICE, List.of(authority.certificate())));
        this.repository = repository("lies.example/post");
    }

    /// Where everybody is, where nothing else is said.
    LyingRepository repository() {
        return repository;
    }

    /// One more repository that takes the same cards.
    LyingRepository repository(String origin) throws Exception {
        var started = LyingRepository.start(Origin.parse(origin), trust, clock());
        repositories.add(started);
        return started;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// A new person with a new card, in a mailbox of their own.
    Account join(String name) throws Exception {
        try (var pin = Pin.take("2468".toCharArray())) {
            var _ = authority.issue(folder.resolve(name + ".p12"), name, PracticeKey.P256, pin, now, random);
        }
        var account = account(name);
        assertThat(join(account, name, repository)).isInstanceOf(JoinOutcome.Opened.class);
        return account;
    }

    /// Another computer of somebody who has joined, in the profile `profile`.
    Account joinAgain(String name, String profile) throws Exception {
        var account = account(profile);
        assertThat(join(account, name, repository)).isInstanceOf(JoinOutcome.Added.class);
        return account;
    }

    /// A new card of somebody who has one, with another key.
    void renewCard(String card, String renewed) throws Exception {
        try (var pin = Pin.take("2468".toCharArray())) {
            var _ = authority.renew(
                    folder.resolve(renewed + ".p12"), certificate(card), PracticeKey.P256, pin, now, random);
        }
    }

    /// The same card at another repository.
    Account joinElsewhere(String name, LyingRepository elsewhere) throws Exception {
        var account = account(name + "-elsewhere");
        assertThat(join(account, name, elsewhere)).isInstanceOf(JoinOutcome.Opened.class);
        return account;
    }

    Account account(String profile) throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = Vault.create(folder.resolve(profile), passphrase, new Stretching(8 * 1024, 1, 1), random);
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            var vault = ((VaultOpening.Opened) opening).vault();
            vault.trust().add(SchemeName.PRACTICE, List.of(authority.certificate()));
            var account = new Account(vault, cards, clock(), random, Patience.standard());
            accounts.add(account);
            return account;
        }
    }

    JoinOutcome join(Account account, String card, LyingRepository where) throws Exception {
        return new Registrar(account)
                .join(where.address(), "practice:" + folder.resolve(card + ".p12"), Optional.empty(), RIGHT);
    }

    SendOutcome trySending(Account from, String subject, Account... to) throws Exception {
        var mailboxes = new ArrayList<MailboxId>();
        for (var one : to) {
            mailboxes.add(mailbox(one));
        }
        return new MessageSender(from).send(new Draft(mailboxes, subject, "Olá.", List.of(), Optional.empty()), RIGHT);
    }

    /// Sends a letter, which is stored.
    Digest send(Account from, String subject, Account... to) throws Exception {
        var outcome = trySending(from, subject, to);
        assertThat(outcome).isInstanceOf(SendOutcome.Stored.class);
        return ((SendOutcome.Stored) outcome).message();
    }

    MailPull.News pull(Account account) throws Exception {
        var news = new MailPull(account, account.line()).pull();
        assertThat(news.refusal()).isEmpty();
        return news;
    }

    ReadOutcome read(Account reader, Digest letter) throws Exception {
        return new MessageReader(reader).read(letter, false, RIGHT);
    }

    ReadOutcome readWithReceipt(Account reader, Digest letter) throws Exception {
        return new MessageReader(reader).read(letter, true, RIGHT);
    }

    /// Another history, which ends before the last request of this kind.
    World endingBefore(Class<? extends Request> kind) {
        var steps = repository.world().steps();
        var last = steps.size() - 1;
        while (!kind.isInstance(steps.get(last).request())) {
            last--;
        }
        return repository.another(steps.subList(0, last));
    }

    /// Every request of this kind that the present history has granted.
    <T extends Request> List<T> granted(Class<T> kind) {
        return repository.world().steps().stream()
                .map(World.Step::request)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// The record that the repository would make of a letter.
    LogRecord letter(Account from, Account to, Digest message, Bytes envelope) throws IOException {
        return new LogRecord(
                repository.address().origin(),
                LogRecord.Kind.MESSAGE,
                Digest.of(envelope),
                message,
                Optional.empty(),
                mailbox(from),
                List.of(mailbox(to)),
                List.of(),
                now);
    }

    /// The record that the repository would make of a receipt.
    LogRecord receipt(Account from, Account to, Request.Receipt receipt, Digest receipted) throws IOException {
        return new LogRecord(
                repository.address().origin(),
                LogRecord.Kind.RECEIPT,
                Digest.of(receipt.envelope()),
                receipt.receipt(),
                Optional.of(receipted),
                mailbox(from),
                List.of(mailbox(to)),
                List.of(),
                now);
    }

    /// Puts it into both the log and the box, though nobody handed it in so; its leaf.
    long forge(LogRecord record, Bytes envelope) {
        return repository.world().forge(record, Digest.of(Bytes.utf8("a salt")).bytes(), envelope);
    }

    /// A statement as whoever holds this card can sign it, of any mailbox.
    SignedStatement sign(Statement statement, String card) throws Exception {
        try (var open = PracticeCard.open(folder.resolve(card + ".p12"), random)) {
            var algorithm = open.algorithms().getFirst();
            var input = SignedStatement.prepare(statement, algorithm, open.certificate(), open.path());
            var signing = open.sign(algorithm, input.toBeSigned(), new PinRequest("A lie", List.of(), 1), RIGHT);
            return SignedStatement.verify(input.complete(((SigningOutcome.Signed) signing).signature()));
        }
    }

    /// What was signed, as whoever holds this card can sign it too.
    Bytes signAgain(VerifiedCms signed, Bytes content, String card) throws Exception {
        try (var open = PracticeCard.open(folder.resolve(card + ".p12"), random)) {
            var algorithm = open.algorithms().getFirst();
            var input = SigningInput.of(
                    signed.type(), content, algorithm, open.certificate().x509(), open.path(), now, signed.attribute());
            var signing = open.sign(algorithm, input.toBeSigned(), new PinRequest("A lie", List.of(), 1), RIGHT);
            return input.complete(((SigningOutcome.Signed) signing).signature());
        }
    }

    CardCertificate certificate(String card) throws Exception {
        try (var open = PracticeCard.open(folder.resolve(card + ".p12"), random)) {
            return open.certificate();
        }
    }

    SecureRandom random() {
        return random;
    }

    static MailboxId mailbox(Account account) throws IOException {
        return account.membership().orElseThrow().mailbox();
    }

    @Override
    public void close() throws IOException {
        for (var account : accounts) {
            account.close();
        }
        repositories.forEach(LyingRepository::close);
        cards.close();
    }

    private InstantSource clock() {
        return () -> now;
    }
}
