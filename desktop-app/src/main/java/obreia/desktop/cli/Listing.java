package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.LetterStatus;
import obreia.desktop.mail.Letters;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.protocol.codec.Text;

/// Prints a list of letters. A sealed letter has no subject yet, and its sender is named as the repository names them.
final class Listing {
    static final int MOST = 1000;

    private final MailCommand mail;
    private final Account account;

    Listing(MailCommand mail, Account account) {
        this.mail = mail;
        this.account = account;
    }

    private record Row(ListedMessage letter, String from, List<String> to, String state) {}

    /// Writes `"alarms": ["…"]`.
    static void alarms(JsonWriter json, List<String> alarms) throws IOException {
        json.name("alarms").beginArray();
        for (var alarm : alarms) {
            json.value(alarm);
        }
        json.endArray();
    }

    void print(List<ListedMessage> letters, String none) throws IOException {
        var alerts = new Alerts(account).now();
        var rows = new ArrayList<Row>();
        var names = new Letters(account);
        for (var letter : letters) {
            var to = new ArrayList<String>();
            for (var mailbox : letter.recipients()) {
                to.add(names.name(mailbox));
            }
            rows.add(new Row(letter, names.name(letter.sender()), to, state(letter)));
        }
        mail.print(
                json -> {
                    json.beginObject().name("messages").beginArray();
                    for (var row : rows) {
                        json.beginObject();
                        json.name("id").value(row.letter().message().hex());
                        json.name("from").value(row.from());
                        json.name("to").beginArray();
                        for (var name : row.to()) {
                            json.value(name);
                        }
                        json.endArray();
                        json.name("subject").value(row.letter().subject().orElse(null));
                        json.name("state").value(row.state());
                        json.name("time").value(Text.format(row.letter().time()));
                        json.name("size").value(row.letter().size());
                        json.endObject();
                    }
                    json.endArray();
                    alarms(json, alerts);
                    json.endObject();
                },
                () -> {
                    alerts.forEach(alert -> mail.say("ALARM  " + alert));
                    if (rows.isEmpty()) {
                        mail.say(none);
                    }
                    rows.forEach(row -> mail.say(text(row)));
                });
    }

    private static String text(Row row) {
        var other =
                row.letter().direction() == Direction.IN ? "from " + row.from() : "to " + String.join(", ", row.to());
        return row.letter().message().shortHex() + "  "
                + Text.format(row.letter().time()) + "  " + other + "  "
                + row.letter()
                        .subject()
                        .map(subject -> "“" + subject + "”")
                        .orElse("sealed, " + row.letter().size() + " bytes")
                + "  " + row.state();
    }

    private String state(ListedMessage letter) throws IOException {
        return letter.state() == MessageState.STORED
                ? word(new Letters(account).status(letter.message()))
                : letter.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The state of a sent letter: waiting, stored, refused, or receipted when every reader's receipt was verified.
    static String word(LetterStatus status) {
        var state = status.letter().state();
        return state == MessageState.STORED && status.allReceipted()
                ? "receipted"
                : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
