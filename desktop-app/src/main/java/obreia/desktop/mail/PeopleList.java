package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.repository.Answer;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.Response;

/// The members of the repository: those who are known here, and page by page those whom it lists.
public final class PeopleList {
    /// So many are asked for at once.
    public static final int PAGE = 100;

    private static final String READ = "people.read";

    private PeopleList() {}

    /// One page of the list, as the repository claims it.
    ///
    /// @param next where the next one begins; absent on the last
    public record Page(List<PersonEntry> people, Optional<String> next) {}

    /// What is kept of the directory.
    ///
    /// @param read when the repository's list was last asked for; absent if it never was
    public record Kept(List<KnownPerson> people, Optional<Instant> read) {}

    /// Those whose name begins so, from a place on. On the thread that has the line.
    public static Page page(Account account, String prefix, Optional<String> from)
            throws IOException, VerificationException {
        return switch (account.line().people(prefix, from, PAGE)) {
            case Answer.Granted<Response.People>(var page) -> {
                account.vault().settings().put(READ, account.now().toString());
                var own = account.member().mailbox();
                yield new Page(
                        page.people().stream()
                                .filter(one -> !one.mailbox().equals(own))
                                .toList(),
                        page.cursor());
            }
            case Answer.Refused<Response.People>(var refusal) -> throw new IOException(refusal.message());
        };
    }

    /// Everybody but oneself who was looked up here.
    public static Kept kept(Vault vault) throws IOException {
        return new Kept(
                new NamesBegin(vault).with(""), vault.settings().find(READ).map(Instant::parse));
    }
}
