package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.practice.PracticeCa;
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
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.wire.RepositoryAddress;

/// People with practice cards and profiles of their own, who write to each other over a repository.
public final class People implements AutoCloseable {
    public static final PinPrompt RIGHT = Prompts.typing("2468");
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T10:02:05Z"));

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Cards cards = new Cards(random, Main.cardHelper(), Limits.standard());
    private final PracticeCa authority;
    private final List<Account> accounts = new ArrayList<>();

    public People(Path folder) throws Exception {
        this.folder = folder;
        var _ = PracticeCa.create(folder.resolve("ca"), CLOCK.instant(), random);
        authority = PracticeCa.open(folder.resolve("ca"));
    }

    /// The cards of this computer.
    public Cards cards() {
        return cards;
    }

    public TrustAnchors trust() {
        return TrustAnchors.of(Map.of(SchemeName.PRACTICE, List.of(authority.certificate())));
    }

    /// Somebody with a new card and a new profile, who opens a mailbox.
    public Account join(String name, RepositoryAddress address) throws Exception {
        try (var pin = Pin.take("2468".toCharArray())) {
            var _ = authority.issue(
                    folder.resolve(name + ".p12"), name, PracticeKey.P384, pin, CLOCK.instant(), random);
        }
        return join(name, name, address);
    }

    /// Another profile of somebody who has a card.
    public Account join(String profile, String name, RepositoryAddress address) throws Exception {
        var account = profile(profile);
        account.vault().trust().add(SchemeName.PRACTICE, List.of(authority.certificate()));
        assertThat(new Registrar(account)
                        .join(address, "practice:" + folder.resolve(name + ".p12"), Optional.empty(), RIGHT))
                .isInstanceOfAny(JoinOutcome.Opened.class, JoinOutcome.Added.class);
        return account;
    }

    /// Opens a profile, made where there is none.
    public Account profile(String name) throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = Vault.exists(folder.resolve(name))
                    ? Vault.open(folder.resolve(name), passphrase, random)
                    : Vault.create(folder.resolve(name), passphrase, new Stretching(8 * 1024, 1, 1), random);
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            var vault = ((VaultOpening.Opened) opening).vault();
            var account = new Account(vault, cards, CLOCK, random, Patience.standard());
            accounts.add(account);
            return account;
        }
    }

    public static MailboxId mailbox(Account account) throws IOException {
        return account.membership().orElseThrow().mailbox();
    }

    public static SendOutcome send(Account from, String subject, Account... to) throws Exception {
        return new MessageSender(from).send(draft(subject, to), RIGHT);
    }

    public static Draft draft(String subject, Account... to) throws IOException {
        var mailboxes = new ArrayList<MailboxId>();
        for (var account : to) {
            mailboxes.add(mailbox(account));
        }
        return new Draft(mailboxes, subject, "Olá.", List.of(), Optional.empty());
    }

    public static Digest stored(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Stored.class);
        return ((SendOutcome.Stored) outcome).message();
    }

    public static void pull(Account account) throws Exception {
        assertThat(new MailPull(account, account.line()).pull().refusal()).isEmpty();
    }

    /// Reads a letter without signing a receipt.
    public static ReadOutcome read(Account account, Digest letter) throws Exception {
        return new MessageReader(account).read(letter, false, Prompts.cancelling());
    }

    @Override
    public void close() throws IOException {
        for (var account : accounts) {
            account.close();
        }
        cards.close();
    }
}
