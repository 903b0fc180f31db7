package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.Tries;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeKey;
import obreia.desktop.card.process.Limits;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Devices;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.mail.Registrar;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.message.Attachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A letter through everything: cards, vaults, a real TLS line, a repository on disk, and back as a receipt.
class WalkTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z"));
    private static final PinPrompt RIGHT = Prompts.typing("2468");

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());
    private Origin origin;
    private TrustAnchors trust;
    private PracticeCa authority;
    private RunningRepository repository;
    private Account ana;
    private Account bruno;

    @BeforeEach
    void twoPeopleJoinARepository() throws Exception {
        origin = Origin.parse("walk.example/post");
        var _ = PracticeCa.create(folder.resolve("ca"), CLOCK.instant(), random);
        authority = PracticeCa.open(folder.resolve("ca"));
        trust = TrustAnchors.of(Map.of(SchemeName.PRACTICE, List.of(authority.certificate())));
        repository = RunningRepository.at(folder.resolve("repository"), origin, trust, CLOCK);
        ana = join("ana", PracticeKey.P384);
        bruno = join("bruno", PracticeKey.RSA2048);
    }

    @AfterEach
    void everythingIsClosed() throws Exception {
        ana.close();
        bruno.close();
        repository.close();
        cards.close();
    }

    @Test
    void aLetterIsWrittenSealedStoredOpenedVerifiedAndReceipted() throws Exception {
        var letter = stored(send(ana, bruno, "Contrato", RIGHT));
        pull(bruno);

        assertThat(new Letters(bruno).inbox(false, 10))
                .singleElement()
                .matches(listed -> listed.subject().isEmpty() && listed.state() == MessageState.SEALED);
        var read = new MessageReader(bruno).read(letter, true, RIGHT);
        assertThat(read).isInstanceOfSatisfying(ReadOutcome.Verified.class, verified -> {
            assertThat(verified.message().content().text()).isEqualTo("Olá.\n");
            assertThat(verified.message().content().attachments())
                    .extracting(Attachment::name)
                    .containsExactly("a.txt");
            assertThat(verified.senderName()).isEqualTo("ana");
            assertThat(verified.receipt()).isInstanceOf(ReadOutcome.ReceiptState.Stored.class);
        });
        pull(ana);
        assertThat(new Letters(ana).status(letter).allReceipted()).isTrue();
    }

    @Test
    void aLetterWaitsWhileTheRepositoryIsDownAndLeavesWithoutAnotherPin() throws Exception {
        ana.hangUp();
        ana.people().lookup(ana.line(), mailbox(bruno), ana.now());
        ana.hangUp();
        repository.close();

        var outcome = send(ana, bruno, "While you were out", RIGHT);
        assertThat(outcome).isInstanceOf(SendOutcome.Waiting.class);
        var letter = ((SendOutcome.Waiting) outcome).message();
        reopenAna();
        repository = RunningRepository.at(folder.resolve("repository"), origin, trust, CLOCK);

        assertThat(new OutboxRunner(ana).run(ana.line())).singleElement().isInstanceOf(SendOutcome.Stored.class);
        bruno.hangUp();
        pull(bruno);
        assertThat(new MessageReader(bruno).read(letter, false, Prompts.cancelling()))
                .isInstanceOf(ReadOutcome.Verified.class);
    }

    @Test
    void aWrongPinSignsNothingShowsNothingAndIsNotTriedAgain() throws Exception {
        var letter = stored(send(ana, bruno, "Contrato", RIGHT));
        pull(bruno);
        var wrong = new Prompts.Remembering("9999");

        assertThat(new MessageReader(bruno).read(letter, true, wrong))
                .isEqualTo(new ReadOutcome.NotSigned(new SigningOutcome.WrongPin(new Tries.Exactly(2))));
        assertThat(wrong.questions()).hasSize(1);
        assertThat(new Letters(bruno).inbox(false, 10))
                .singleElement()
                .matches(listed -> listed.subject().isEmpty());
        pull(ana);
        assertThat(new Letters(ana).status(letter).allReceipted()).isFalse();
    }

    @Test
    void lettersOfAConversationAreNumberedAndTheReadersChainsAreNamed() throws Exception {
        var first = stored(send(ana, bruno, "One", RIGHT));
        pull(bruno);
        assertThat(new MessageReader(bruno).read(first, false, RIGHT)).isInstanceOf(ReadOutcome.Verified.class);
        var answer = stored(send(bruno, ana, "Two", RIGHT));
        var second = stored(send(ana, bruno, "Three", RIGHT));
        pull(ana);
        pull(bruno);

        assertThat(new MessageReader(ana).read(answer, true, RIGHT))
                .isInstanceOfSatisfying(
                        ReadOutcome.Verified.class,
                        verified -> assertThat(verified.message().headers().seen())
                                .extracting(seen -> seen.message())
                                .containsExactly(first));
        assertThat(new MessageReader(bruno).read(second, true, RIGHT))
                .isInstanceOfSatisfying(
                        ReadOutcome.Verified.class,
                        verified -> assertThat(
                                        verified.message().headers().sequence().number())
                                .isEqualTo(2));
    }

    @Test
    void anotherComputerJoinsWithTheCardAloneAndIsOutAtOnceWhenItIsRemoved() throws Exception {
        var second = account("bruno-laptop");
        assertThat(new Registrar(second).join(repository.address(), card("bruno"), Optional.empty(), RIGHT))
                .isInstanceOf(JoinOutcome.Added.class);
        var letter = stored(send(ana, bruno, "To both", RIGHT));
        pull(second);
        assertThat(new MessageReader(second).read(letter, false, RIGHT)).isInstanceOf(ReadOutcome.Verified.class);

        var device = second.membership().orElseThrow().device();
        assertThat(new Devices(bruno).remove(device, RIGHT)).isInstanceOf(Devices.Removal.Done.class);

        second.hangUp();
        assertThat(new MailPull(second, second.line()).pull().refusal()).isPresent();
        second.close();
    }

    @Test
    void aReceiptOfSomebodyWhoCannotBeVerifiedIsKeptAsSuchAndWhatCameAfterItStillComesIn() throws Exception {
        var letter = stored(send(ana, bruno, "Contrato", RIGHT));
        pull(bruno);
        assertThat(new MessageReader(bruno).read(letter, true, RIGHT)).isInstanceOf(ReadOutcome.Verified.class);
        try (var second = account("bruno-laptop")) {
            assertThat(new Registrar(second).join(repository.address(), card("bruno"), Optional.empty(), RIGHT))
                    .isInstanceOf(JoinOutcome.Added.class);
        }
        var answer = stored(send(bruno, ana, "Resposta", RIGHT));
        ana.vault().trust().remove(SchemeName.PRACTICE, List.of(authority.certificate()));

        var news = new MailPull(ana, ana.line()).pull();

        assertThat(news.letters()).containsExactly(answer);
        assertThat(news.receipts()).isEmpty();
        assertThat(ana.vault().receipts().of(letter))
                .singleElement()
                .matches(receipt -> !receipt.verified() && receipt.checks().contains("fails"));
    }

    private SendOutcome send(Account from, Account to, String subject, PinPrompt prompt) throws Exception {
        var file = Attachment.of("a.txt", "text/plain", Bytes.utf8("um anexo"));
        var draft = new Draft(List.of(mailbox(to)), subject, "Olá.", List.of(file), Optional.empty());
        return new MessageSender(from).send(draft, prompt);
    }

    private static Digest stored(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Stored.class);
        return ((SendOutcome.Stored) outcome).message();
    }

    private static void pull(Account account) throws Exception {
        assertThat(new MailPull(account, account.line()).pull().refusal()).isEmpty();
    }

    private static MailboxId mailbox(Account account) throws IOException {
        return account.membership().orElseThrow().mailbox();
    }

    private Account join(String name, PracticeKey kind) throws Exception {
        try (var pin = Pin.take("2468".toCharArray())) {
            var _ = authority.issue(folder.resolve(name + ".p12"), name, kind, pin, CLOCK.instant(), random);
        }
        var account = account(name);
        assertThat(new Registrar(account).join(repository.address(), card(name), Optional.empty(), RIGHT))
                .isInstanceOf(JoinOutcome.Opened.class);
        return account;
    }

    private String card(String name) {
        return "practice:" + folder.resolve(name + ".p12");
    }

    private Account account(String name) throws Exception {
        var account = open(name, true);
        account.vault().trust().add(SchemeName.PRACTICE, List.of(authority.certificate()));
        return account;
    }

    private void reopenAna() throws Exception {
        ana.close();
        ana = open("ana", false);
    }

    private Account open(String name, boolean anew) throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = anew
                    ? Vault.create(folder.resolve(name), passphrase, new Stretching(8 * 1024, 1, 1), random)
                    : Vault.open(folder.resolve(name), passphrase, random);
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            var vault = ((VaultOpening.Opened) opening).vault();
            return new Account(vault, cards, CLOCK, random, Patience.standard());
        }
    }
}
