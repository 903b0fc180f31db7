package obreia.desktop.mail;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.Memory;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.message.ChainCheck;
import obreia.protocol.message.Check;
import obreia.protocol.message.KnownMessages;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.message.VerifiedMessage;

/// The chains of letters as a whole: what is missing from them, and what was found of a letter when it was.
public final class Conversation {
    private final Account account;
    private final Known known;

    public Conversation(Account account) {
        this.account = account;
        this.known = new Known(account.vault());
    }

    /// Each letter that never came, though one that was read was sent after it, in a sentence.
    public List<String> missing() throws IOException {
        var sentences = new ArrayList<String>();
        var letters = new Letters(account);
        for (var gap : gaps()) {
            sentences.add("Message " + gap.number() + " from " + letters.name(gap.sender()) + " is missing ("
                    + gap.message().shortHex() + "): it was sent before " + letters.titled(gap.namedBy())
                    + ", and the repository has not handed it out");
        }
        return List.copyOf(sentences);
    }

    /// The letters of [#missing], by sender and number.
    List<Memory.Gap> gaps() throws IOException {
        var missing = new ArrayList<Memory.Gap>();
        for (var gap : account.vault().memory().gaps()) {
            if (known.presence(gap.message()) == KnownMessages.Presence.MISSING) {
                missing.add(gap);
            }
        }
        return List.copyOf(missing);
    }

    /// Remembers the gaps that a letter, just read, shows, and looks anew at the letters for which it was one.
    void read(VerifiedMessage message) throws IOException {
        var headers = message.headers();
        var memory = account.vault().memory();
        if (headers.previous().isPresent()) {
            var before = headers.previous().get().message();
            if (known.presence(before) != KnownMessages.Presence.READ) {
                memory.put(new Memory.Gap(
                        before,
                        message.digest(),
                        headers.sender(),
                        headers.sequence().number() - 1));
            }
        }
        for (var seen : headers.seen()) {
            if (known.presence(seen.message()) != KnownMessages.Presence.READ) {
                var sender = memory.sender(seen.chain().bytes()).orElse(headers.sender());
                memory.put(new Memory.Gap(seen.message(), message.digest(), sender, seen.number()));
            }
        }
        for (var gap : memory.close(message.digest())) {
            var after = account.vault().messages().find(gap.namedBy(), Direction.IN);
            if (after.isPresent()) {
                again(after.get());
            }
        }
    }

    private void again(KeptMessage letter) throws IOException {
        if (letter.opened().isEmpty() || letter.stored().isEmpty()) {
            return;
        }
        var opened = letter.opened().get();
        try {
            var check = ChainCheck.again(
                    OpenedMessage.of(opened.cms()), letter.stored().get().leaf(), known);
            var checks = JsonParser.parseString(opened.checks()).getAsJsonArray();
            for (JsonElement element : checks) {
                var kept = element.getAsJsonObject();
                if (kept.get("number").getAsInt() == ReadingStep.CHAIN.number()) {
                    kept.addProperty("outcome", Checks.outcome(check));
                    kept.addProperty("why", check.why());
                }
            }
            account.vault().messages().put(letter.withOpened(opened.withChecks(checks.toString())));
            if (check.outcome() == Check.Outcome.FAILS) {
                account.vault()
                        .alarms()
                        .raise(
                                account.now(),
                                new Letters(account).titled(letter.message())
                                        + ", which was read before, does not stand in its place: " + check.why());
            }
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept letter cannot be read any more", e);
        }
    }
}
