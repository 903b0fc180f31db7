package obreia.desktop.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.log.TestLogKey;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Person;
import obreia.protocol.message.MessageContent;
import obreia.protocol.message.MessageHeaders;
import obreia.protocol.message.MessageId;
import obreia.protocol.message.OutgoingMessage;
import obreia.protocol.message.SignedMessage;
import obreia.protocol.wire.RepositoryAddress;

/// Fills a vault with opened messages as a few years leave them: signed each by one of four cards, about a page of
/// words
/// each, and an envelope of the right size that is never opened again. The same for a seed.
public final class ManyMessages {
    private static final int WORDS = 120;
    private static final int VOCABULARY = 20_000;
    private static final int PIECE = 1_000;

    private static final List<TestKey> KEYS =
            List.of(TestKey.P256_OTHER, TestKey.P256_THIRD, TestKey.P384, TestKey.P384_OTHER);

    private final Random random = new Random(20_261_124);
    private final List<Correspondent> senders = IntStream.range(0, KEYS.size())
            .mapToObj(number -> Correspondent.of(TestPerson.of(
                    "Correspondent Number " + number, "BI7" + number, KEYS.get(number), "person" + number)))
            .toList();
    private final List<String> vocabulary =
            IntStream.range(0, VOCABULARY).mapToObj(_ -> invented()).toList();

    /// Puts `count` messages to `reader` into the vault, the newest last.
    public void fill(Vault vault, Correspondent reader, int count) throws IOException {
        for (var sender : senders) {
            know(vault, sender);
        }
        for (var from = 0; from < count; from += PIECE) {
            var first = from;
            var messages = IntStream.range(first, Math.min(count, first + PIECE))
                    .mapToObj(number ->
                            message(number, senders.get(random.nextInt(senders.size())), reader, Direction.IN))
                    .toList();
            var _ = vault.together(() -> {
                for (var message : messages) {
                    vault.messages().put(message);
                }
                return true;
            });
        }
    }

    /// Puts `count` messages from `writer` into the vault, the newest last: every third has a verified receipt.
    public void fillSent(Vault vault, Correspondent writer, int count) throws IOException {
        for (var reader : senders) {
            know(vault, reader);
        }
        for (var from = 0; from < count; from += PIECE) {
            var messages = IntStream.range(from, Math.min(count, from + PIECE))
                    .mapToObj(number -> message(number, writer, senders.get(number % senders.size()), Direction.OUT))
                    .toList();
            var first = from;
            var _ = vault.together(() -> {
                for (var place = 0; place < messages.size(); place++) {
                    vault.messages().put(messages.get(place));
                    if ((first + place) % 3 == 0) {
                        vault.receipts().put(receipt(messages.get(place)));
                    }
                }
                return true;
            });
        }
    }

    private static KeptReceipt receipt(KeptMessage message) {
        var cms = Bytes.utf8("a receipt for " + message.message());
        return new KeptReceipt(
                Digest.of(cms),
                message.message(),
                message.recipients().getFirst(),
                true,
                message.time(),
                message.stored(),
                cms,
                "[]");
    }

    /// Makes the vault that of a member of a repository that is never reached.
    public static void join(Vault vault, Correspondent member) throws Exception {
        vault.device()
                .putMembership(new Membership(
                        new RepositoryAddress(
                                "127.0.0.1",
                                9,
                                TestPerson.ORIGIN,
                                Optional.empty(),
                                TestLogKey.verifier(TestPerson.ORIGIN)),
                        member.mailbox(),
                        member.person().device().id(),
                        "practice:none.p12",
                        Optional.empty()));
        vault.device().putTls(TestVaults.tls());
    }

    private static void know(Vault vault, Correspondent sender) throws IOException {
        var person = sender.person();
        var certificate = person.certificate();
        vault.people()
                .put(
                        new KnownPerson(
                                sender.mailbox(),
                                new Person(TestPerson.SCHEME, "key:" + sender.mailbox()),
                                certificate.commonName(),
                                Optional.empty(),
                                1,
                                true),
                        new KeptStatement(
                                sender.mailbox(),
                                1,
                                person.signed().digest(),
                                person.signed().cms(),
                                OptionalLong.of(1)));
    }

    private KeptMessage message(int number, Correspondent sender, Correspondent reader, Direction direction) {
        var subject = words(4);
        var text = words(WORDS) + "\n";
        var signed = sign(sender, reader, number, subject, text);
        var payload = signed.cms().length() + 64;
        var envelope = TestEnvelopes.shaped(2, payload, number);
        var time = TestVaults.TIME.plusSeconds(600L * number);
        return new KeptMessage(
                signed.digest(),
                direction,
                direction == Direction.IN ? MessageState.OPENED : MessageState.STORED,
                sender.mailbox(),
                List.of(reader.mailbox()),
                time,
                time.plusSeconds(60),
                envelope.size(),
                Optional.of(new Stored(envelope.id(), Bytes.utf8("record " + number), Post.SALT, number)),
                Optional.of(envelope),
                Optional.of(new Opened(signed.cms(), subject, text, "[]")));
    }

    private static SignedMessage sign(Correspondent from, Correspondent to, int number, String subject, String text) {
        var usual = Post.headers(from, to);
        var headers = new MessageHeaders(
                new MessageId(Digest.of(Bytes.utf8("many " + number)).bytes(), from.mailbox()),
                usual.inReplyTo(),
                usual.date(),
                subject,
                usual.origin(),
                usual.device(),
                usual.recipients(),
                usual.sequence(),
                usual.previous(),
                usual.seen(),
                usual.checkpoints());
        var card = from.person().card();
        var algorithm = card.algorithms().getFirst();
        try {
            var outgoing = OutgoingMessage.prepare(
                    new MessageContent(headers, text, List.of()),
                    algorithm,
                    from.person().certificate(),
                    card.path());
            return outgoing.complete(card.sign(algorithm, outgoing.input().toBeSigned()));
        } catch (MalformedException | VerificationException e) {
            throw new IllegalStateException("a made-up letter is refused", e);
        }
    }

    /// Few words are in most messages and most in few, as it is in what people write.
    private String words(int count) {
        return Stream.generate(() -> vocabulary.get((int) (VOCABULARY * Math.pow(random.nextDouble(), 4))))
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private String invented() {
        var letters = new byte[3 + random.nextInt(8)];
        for (var place = 0; place < letters.length; place++) {
            letters[place] =
                    (byte) (place % 2 == 0 ? "bcdfglmnprstv" : "aeiou").charAt(random.nextInt(place % 2 == 0 ? 13 : 5));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }
}
