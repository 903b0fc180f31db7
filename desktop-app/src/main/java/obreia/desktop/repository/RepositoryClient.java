package obreia.desktop.repository;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.timeline.LogSource;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// One person's line to a repository. Every method waits for its answer; many threads may ask at once.
///
/// Three things can happen besides the answer yes: the repository says no ([Answer.Refused]), cannot be reached
/// (IOException: later), or answers what cannot be true (VerificationException: keep it, tell the person, never try
/// again as if it were the network). What is granted was checked by what it holds, as each method says; what only the
/// directory or the logs can tell stays claimed. After the line has ended every method fails as it ended.
public final class RepositoryClient implements AutoCloseable {
    private final RepositoryAddress address;
    private final Line line;
    private final Patience patience;

    private RepositoryClient(RepositoryAddress address, Line line, Patience patience) {
        this.address = address;
        this.line = line;
        this.patience = patience;
    }

    /// Connects, in TLS 1.3, to the server whose key the address pins (or WebPKI vouches for), as this device.
    ///
    /// @throws VerificationException the server is another one than the address names
    /// @throws IOException           it cannot be reached
    public static RepositoryClient connect(
            RepositoryAddress address, DeviceKey device, Patience patience, LineListener listener)
            throws IOException, VerificationException {
        return new RepositoryClient(address, Line.connect(address, device, patience, listener), patience);
    }

    public RepositoryAddress address() {
        return address;
    }

    /// The repository's logs, as it serves them to this device; they end with the line.
    public LogSource logs() {
        return new HttpLogs(line.http(), address, patience);
    }

    /// Sends any request. The response is an error or of the kind that answers the request; what it holds is claimed.
    public Response call(Request request) throws IOException, VerificationException {
        var response = line.ask(request);
        AnswerTypes.check(request, response);
        return response;
    }

    /// Opens a mailbox with a statement of version 1, or learns that the person has one.
    public Answer<Registration> register(SignedStatement statement, BoxKeyCertificate boxKey)
            throws IOException, VerificationException {
        return ask(
                new Request.Register(statement.cms(), boxKey),
                Response.class,
                response -> StatementRules.registered(address.origin(), statement.statement(), response));
    }

    /// Continues the mailbox with its next statement; gives the statement's place in the logs.
    public Answer<Placed> update(SignedStatement statement) throws IOException, VerificationException {
        return ask(
                new Request.Update(statement.cms()),
                Response.Updated.class,
                updated -> StatementRules.updated(statement.statement(), updated));
    }

    /// The statements of a mailbox after version `after`, 0 for all, and its devices' box keys.
    public Answer<StatementPage> lookup(MailboxId mailbox, long after) throws IOException, VerificationException {
        var request = new Request.Lookup(mailbox, after);
        return ask(
                request,
                Response.Statements.class,
                statements -> StatementRules.page(address.origin(), request, statements));
    }

    /// One page of people whose name begins with `prefix`. Every name is claimed until the person's statement was
    /// looked up and verified.
    public Answer<Response.People> people(String prefix, Optional<String> cursor, int limit)
            throws IOException, VerificationException {
        return ask(new Request.ListPeople(prefix, cursor, limit), Response.People.class, people -> {
            require(people.people().size() <= limit, "gave " + people.people().size() + " people, not " + limit);
            require(
                    people.cursor().isEmpty()
                            || (!people.people().isEmpty() && !people.cursor().equals(cursor)),
                    "gave a list of people that never ends");
            return people;
        });
    }

    /// Hands in a letter of the mailbox `me`. The record it gives says what was sent.
    ///
    /// @param before ids of envelopes in which the same message was handed in before without an answer: a repeat
    ///               is answered with the record of the first that arrived
    public Answer<Submission> send(MailboxId me, Request.Send letter, Set<Digest> before)
            throws IOException, VerificationException {
        return ask(
                letter,
                Response.Stored.class,
                stored -> RecordRules.sent(address.origin(), me, letter, before, stored));
    }

    /// Hands in a receipt of the mailbox `me`. The record it gives says what was sent; `before` as in [#send].
    public Answer<Submission> receipt(MailboxId me, Request.Receipt receipt, Set<Digest> before)
            throws IOException, VerificationException {
        return ask(
                receipt,
                Response.Stored.class,
                stored -> RecordRules.receipted(address.origin(), me, receipt, before, stored));
    }

    /// What arrived for `me` after the leaf `after` (0 for all) and was not fetched, at most `limit` of it.
    public Answer<EntryPage> unread(MailboxId me, long after, int limit) throws IOException, VerificationException {
        return ask(
                new Request.New(after, limit),
                Response.Entries.class,
                entries -> RecordRules.arrived(me, RecordRules.page(address.origin(), me, after, limit, entries)));
    }

    /// What `me` received and sent after the leaf `after` (0 for all), at most `limit` of it.
    public Answer<EntryPage> all(MailboxId me, long after, int limit) throws IOException, VerificationException {
        return ask(
                new Request.All(after, limit),
                Response.Entries.class,
                entries -> RecordRules.page(address.origin(), me, after, limit, entries));
    }

    /// An envelope, which hashes to `id`; not yet read otherwise. Fetching marks it as fetched.
    public Answer<Bytes> fetch(Digest id) throws IOException, VerificationException {
        return ask(new Request.Fetch(id), Response.EnvelopeBody.class, body -> {
            require(Digest.of(body.envelope()).equals(id), "gave another envelope than " + id.shortHex());
            return body.envelope();
        });
    }

    /// The entry of a message that `me` sent, and after it those of its receipts.
    public Answer<List<LogEntry>> status(MailboxId me, Digest message) throws IOException, VerificationException {
        return ask(
                new Request.Status(message),
                Response.Entries.class,
                entries -> RecordRules.status(address.origin(), me, message, entries));
    }

    /// Hides an entry from this mailbox's lists, or with `undo` shows it again; true when it is hidden now.
    public Answer<Boolean> delete(Digest envelope, boolean undo) throws IOException, VerificationException {
        return ask(new Request.Delete(envelope, undo), Response.Deleted.class, deleted -> {
            require(deleted.hidden() != undo, undo ? "hid what was to be shown" : "did not hide it");
            return deleted.hidden();
        });
    }

    /// Hands in this device's next box key; gives its number.
    public Answer<Long> rotate(BoxKeyCertificate boxKey) throws IOException, VerificationException {
        return ask(new Request.Rotate(boxKey), Response.Rotated.class, rotated -> {
            require(rotated.number() == boxKey.number(), "took box key " + rotated.number());
            return rotated.number();
        });
    }

    /// Asks for notices, which go to the listener of this line from now on.
    public Answer<Response.Subscribed> subscribe() throws IOException, VerificationException {
        return ask(new Request.Subscribe(), Response.Subscribed.class, subscribed -> subscribed);
    }

    /// Shows the newest checkpoints that this client has verified, so that a repository that was set back learns of it,
    /// and asks for its newest: signed notes, not read here.
    public Answer<Response.Checkpoints> checkpoints(Optional<Bytes> directory, Optional<Bytes> messages)
            throws IOException, VerificationException {
        return ask(new Request.Checkpoints(directory, messages), Response.Checkpoints.class, newest -> newest);
    }

    /// Says farewell and ends the line; requests that wait fail with IOException.
    @Override
    public void close() {
        line.close();
    }

    private <R extends Response, T> Answer<T> ask(Request request, Class<R> type, Check<R, T> check)
            throws IOException, VerificationException {
        var response = call(request);
        return response instanceof Response.Failure failure
                ? new Answer.Refused<>(Refusal.of(failure))
                : new Answer.Granted<>(check.apply(type.cast(response)));
    }

    private static void require(boolean kept, String what) throws VerificationException {
        if (!kept) {
            throw new VerificationException("the repository " + what);
        }
    }

    private interface Check<R, T> {
        T apply(R response) throws VerificationException;
    }
}
