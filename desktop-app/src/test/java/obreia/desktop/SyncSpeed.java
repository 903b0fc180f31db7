package obreia.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.SendOutcome;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import obreia.protocol.message.VerifiedMessage;

/// How long it takes to take in many new messages: over a real TLS line from a repository on disk, each hashed against
/// its id, its place proved in the messages log, kept sealed in a vault on disk; then every check of each. No test: it
/// is run by hand.
///
/// Arguments: messages (1,000 where there are none) and characters of text in each (10,000).
final class SyncSpeed {
    private static final int WARM = 100;

    private final Random random = new Random(1);

    public static void main(String[] arguments) throws Exception {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        var length = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        new SyncSpeed().measure(Files.createTempDirectory("obreia-sync-"), count, length);
    }

    private void measure(Path folder, int count, int length) throws Exception {
        try (var people = new People(folder);
                var repository = RunningRepository.at(
                        folder.resolve("repository"), new Origin("speed.example/post"), people.trust(), People.CLOCK)) {
            var ana = people.join("Ana", repository.address());
            var joao = people.join("João", repository.address());
            send(joao, ana, WARM, length);
            var _ = new MailPull(ana, ana.line()).pull();
            send(joao, ana, count, length);

            var begun = System.nanoTime();
            var news = new MailPull(ana, ana.line()).pull();
            say("taking in " + news.letters().size() + " messages of " + length + " characters", begun);
            if (news.letters().size() != count || !news.held().isEmpty()) {
                throw new IllegalStateException("not all came in: " + news);
            }

            begun = System.nanoTime();
            var reader = new MessageReader(ana);
            for (var letter : new Letters(ana).inbox(count, 0)) {
                var kept = ana.vault()
                        .messages()
                        .find(letter.message(), letter.direction())
                        .orElseThrow();
                if (!(reader.verify(kept) instanceof VerifiedMessage)) {
                    throw new IllegalStateException("not verified: " + letter);
                }
            }
            say("every check of each", begun);
        }
    }

    private void send(Account from, Account to, int count, int length) throws Exception {
        var sender = new MessageSender(from);
        for (var number = 0; number < count; number++) {
            var draft = new Draft(
                    List.of(People.mailbox(to)), "Number " + number, text(length), List.of(), Optional.empty());
            if (!(sender.send(draft, People.RIGHT) instanceof SendOutcome.Stored)) {
                throw new IllegalStateException("message " + number + " was not stored");
            }
        }
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .mapToObj(letter -> letter % 7 == 0 ? " " : String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static void say(String what, long begun) {
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
