package obreia.desktop.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.repository.LineEnd;
import obreia.desktop.repository.LineListener;
import obreia.desktop.repository.UnreachableException;
import obreia.desktop.vault.Direction;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.Response;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mail watch`: says what arrives as it arrives, and hands in what waits whenever the repository is back.
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Say what arrives, until it is ended (Ctrl+C).")
final class WatchCommand implements Callable<Integer> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final MailCommand mail;

    @Option(names = "--count", paramLabel = "N", description = "End after N letters and receipts.")
    private int count = Integer.MAX_VALUE;

    private int said;
    private final Set<String> alerted = new HashSet<>();

    WatchCommand(MailCommand mail) {
        this.mail = mail;
    }

    /// What the line said: look again, or it is gone.
    private enum Event {
        LOOK,
        GONE
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var pause = FIRST_PAUSE;
            while (said < count) {
                try {
                    watch(account);
                    pause = FIRST_PAUSE;
                } catch (UnreachableException e) {
                    mail.terminal().err().println("obreia: " + e.getMessage() + "; trying again");
                    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
                account.hangUp();
            }
            return ExitCode.DONE;
        });
    }

    /// One line, until it is gone.
    private void watch(Account account)
            throws IOException, VerificationException, InterruptedException, CommandFailure {
        var events = new LinkedBlockingQueue<Event>();
        account.listen(new LineListener() {
            @Override
            public void notice(Response.Notice notice) {
                events.add(Event.LOOK);
            }

            @Override
            public void ended(LineEnd end) {
                events.add(Event.GONE);
            }
        });
        var line = account.line();
        var _ = Choices.granted(line.subscribe());
        var event = Event.LOOK;
        while (event == Event.LOOK && said < count) {
            events.removeIf(waiting -> waiting == Event.LOOK);
            var _ = new OutboxRunner(account).run(line);
            var news = new MailPull(account, line).pull();
            alarms(new Alerts(account).now());
            alarms(news.held());
            for (var letter : news.letters()) {
                letter(account, letter);
            }
            for (var receipt : news.receipts()) {
                receipt(account, receipt);
            }
            event = said < count ? events.take() : event;
        }
    }

    /// Each alarm once, as long as this command runs.
    private void alarms(List<String> alerts) {
        for (var alert : alerts) {
            if (alerted.add(alert)) {
                mail.print(
                        json -> json.beginObject()
                                .name("event")
                                .value("alarm")
                                .name("why")
                                .value(alert)
                                .endObject(),
                        () -> mail.say("ALARM  " + alert));
            }
        }
    }

    private void letter(Account account, Digest digest) throws IOException {
        var letter = account.vault().messages().find(digest, Direction.IN).orElseThrow();
        say("letter", digest, new Letters(account).name(letter.sender()));
    }

    private void receipt(Account account, Digest digest) throws IOException {
        var receipt = account.vault().receipts().find(digest).orElseThrow();
        say("receipt", receipt.message(), new Letters(account).name(receipt.from()));
    }

    private void say(String kind, Digest id, String from) {
        said++;
        mail.print(
                json -> json.beginObject()
                        .name("event")
                        .value(kind)
                        .name("id")
                        .value(id.hex())
                        .name("from")
                        .value(from)
                        .endObject(),
                () -> mail.say(
                        kind.equals("letter")
                                ? "Letter " + id.shortHex() + " from " + from + " (as the repository says)"
                                : "Receipt from " + from + " for letter " + id.shortHex() + ", verified"));
    }
}
