package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.EntryPage;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.ThisDevice.Mark;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// Takes in what is new in the mailbox: letters stay sealed until they are read, receipts are checked at once.
public final class MailPull {
    private static final int PAGE = 100;

    private final Account account;
    private final RepositoryClient line;
    private final MailboxId me;

    public MailPull(Account account, RepositoryClient line) throws IOException {
        this.account = account;
        this.line = line;
        this.me = account.member().mailbox();
    }

    /// What came in.
    ///
    /// @param letters  digests of new letters to this mailbox
    /// @param receipts digests of new receipts for letters of this mailbox
    /// @param held     why a listed letter or receipt could not be taken, in sentences; it is asked for again
    /// @param refusal  why the repository would not go on, if it would not
    public record News(List<Digest> letters, List<Digest> receipts, List<String> held, Optional<Refusal> refusal) {}

    /// Takes in everything after what was taken in before, entry by entry: an interruption loses nothing. What the
    /// repository gives another thing for holds up nothing that comes after it. Where something is missing, all is
    /// looked through again: it may be handed out by now.
    public News pull() throws IOException, VerificationException {
        account.meet(line);
        var news = new News(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Optional.empty());
        var mark = account.device().mark(Mark.MESSAGES).orElse(0);
        // After a restoration the mailbox is looked through anew, whatever was held up before it.
        var start = Math.min(mark, account.device().mark(Mark.HELD).orElse(mark));
        news.receipts().addAll(new Receipts(account).lookAnew(line));
        var refusal = from(new Conversation(account).missing().isEmpty() ? start : 0, mark, news);
        if (refusal.isPresent()) {
            return new News(news.letters(), news.receipts(), news.held(), refusal);
        }
        var _ = new BoxKeyRotation(account).rotateIfDue(line);
        var _ = new BoxKeyRotation(account).destroyOld();
        new OwnStatements(account).look();
        return news;
    }

    private Optional<Refusal> from(long start, long mark, News news) throws IOException, VerificationException {
        var after = start;
        var held = OptionalLong.empty();
        while (true) {
            switch (line.all(me, after, PAGE)) {
                case Answer.Refused<EntryPage>(var refusal) -> {
                    return Optional.of(refusal);
                }
                case Answer.Granted<EntryPage>(var page) -> {
                    try (var taking = new EntryTaking(account, line, news, page.entries(), mark)) {
                        for (var entry : page.entries()) {
                            try {
                                var refusal = taking.take(entry);
                                if (refusal.isPresent()) {
                                    return refusal;
                                }
                            } catch (VerificationException e) {
                                news.held()
                                        .add("What is listed at leaf " + entry.leaf() + ", from mailbox "
                                                + entry.record().from() + ", could not be taken: " + e.getMessage());
                                held = held.isPresent() ? held : OptionalLong.of(after);
                                account.device().setMark(Mark.HELD, held.getAsLong());
                            }
                            taking.upTo(entry.leaf());
                            after = entry.leaf();
                        }
                    }
                    if (!page.more()) {
                        if (held.isEmpty()) {
                            account.device().clearMark(Mark.HELD);
                        }
                        return Optional.empty();
                    }
                }
            }
        }
    }
}
