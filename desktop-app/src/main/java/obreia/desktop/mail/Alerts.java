package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.vault.Alarms;

/// What the person must be told, whatever they look at: alarms until they are acknowledged, logs that contradict
/// themselves for ever, letters that are missing until they arrive.
public final class Alerts {
    private final Account account;

    public Alerts(Account account) {
        this.account = account;
    }

    /// Everything to be told now, in sentences, the gravest first.
    public List<String> now() throws IOException {
        var sentences = new ArrayList<>(evidence());
        account.vault().alarms().open().stream().map(Alarms.Alarm::words).forEach(sentences::add);
        sentences.addAll(new Conversation(account).missing());
        return List.copyOf(sentences);
    }

    /// Those of them for which two notes signed by the repository speak.
    public List<String> evidence() throws IOException {
        var sentences = new ArrayList<String>();
        for (var broken : account.vault().alarms().broken()) {
            if (broken.proved()) {
                sentences.add("This repository lies: " + broken.words()
                        + ". Nothing is sent to it any more; the proof is kept in "
                        + account.vault().profile());
            }
        }
        return List.copyOf(sentences);
    }

    /// The person has seen the alarms; how many they were. What is broken or missing stays so.
    public int acknowledge() throws IOException {
        return account.vault().alarms().acknowledge(account.now());
    }
}
