package obreia.desktop.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.LetterStatus;
import obreia.desktop.mail.Letters;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptReceipt;
import obreia.protocol.codec.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `mail status`.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "How far a sent letter has come: fetches and checks its receipts.")
final class StatusCommand implements Callable<Integer> {
    private final MailCommand mail;

    @Parameters(paramLabel = "ID", description = "The beginning of the letter's id.")
    private String id = "";

    StatusCommand(MailCommand mail) {
        this.mail = mail;
    }

    @Override
    public Integer call() throws Exception {
        return mail.asMember(account -> {
            var reached = new News(mail).pull(account);
            var letter = Choices.letter(account, id, Optional.of(Direction.OUT));
            report(new Letters(account).status(letter.message()), new Alerts(account).now());
            return reached;
        });
    }

    private void report(LetterStatus status, List<String> alerts) {
        mail.print(
                json -> {
                    json.beginObject();
                    json.name("id").value(status.letter().message().hex());
                    json.name("subject")
                            .value(status.letter()
                                    .opened()
                                    .map(opened -> opened.subject())
                                    .orElse(null));
                    json.name("state").value(Listing.word(status));
                    json.name("stored_at")
                            .value(status.storedAt().map(Text::format).orElse(null));
                    json.name("waiting").value(status.waiting().orElse(null));
                    json.name("recipients").beginArray();
                    for (var one : status.recipients()) {
                        json.beginObject();
                        json.name("id").value(one.mailbox().toString());
                        json.name("name").value(one.name());
                        json.name("receipt").value(word(one.receipt()));
                        json.name("receipt_id")
                                .value(one.receipt()
                                        .map(receipt -> receipt.receipt().hex())
                                        .orElse(null));
                        json.name("receipt_time")
                                .value(one.receipt()
                                        .map(receipt -> Text.format(receipt.time()))
                                        .orElse(null));
                        json.name("checks");
                        if (one.receipt().isPresent()) {
                            json.jsonValue(one.receipt().get().checks());
                        } else {
                            json.beginArray().endArray();
                        }
                        json.endObject();
                    }
                    json.endArray();
                    Listing.alarms(json, alerts);
                    json.endObject();
                },
                () -> {
                    alerts.forEach(alert -> mail.say("ALARM  " + alert));
                    mail.say("Letter " + status.letter().message().shortHex() + ": " + Listing.word(status));
                    status.storedAt()
                            .ifPresent(time -> mail.say("Stored " + Text.format(time) + ", says the repository"));
                    status.waiting().ifPresent(why -> mail.say("Waiting: " + why));
                    for (var one : status.recipients()) {
                        mail.say("  " + one.name() + ": " + sentence(one.receipt()));
                    }
                });
    }

    private static String word(Optional<KeptReceipt> receipt) {
        return receipt.map(one -> one.verified() ? "verified" : "not verified").orElse("none");
    }

    private static String sentence(Optional<KeptReceipt> receipt) {
        if (receipt.isEmpty()) {
            return "no receipt yet";
        }
        var one = receipt.get();
        return one.verified()
                ? "receipt signed by their card and verified, stored " + Text.format(one.time())
                : "a receipt that is NOT VERIFIED arrived " + Text.format(one.time());
    }
}
