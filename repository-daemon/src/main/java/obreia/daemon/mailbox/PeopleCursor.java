package obreia.daemon.mailbox;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;

/// A place in the list of people: after this folded name and mailbox. Its text is opaque to clients.
public record PeopleCursor(FoldedName name, MailboxId mailbox) implements Comparable<PeopleCursor> {
    private static final int MAX_TEXT = 4096;

    /// The place just after this mailbox.
    public static PeopleCursor after(MailboxState state) {
        return new PeopleCursor(FoldedName.of(state.name()), state.mailbox());
    }

    /// Reads what [#format] wrote, claimed by a client: it chooses where to go on, nothing more.
    public static PeopleCursor parse(String text) throws MalformedException {
        if (text.length() > MAX_TEXT) {
            throw new MalformedException(
                    "a cursor has " + text.length() + " characters, at most " + MAX_TEXT + " are accepted");
        }
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new MalformedException("a cursor is a mailbox id, '/' and a name in Base64");
        }
        var name = Bytes.fromBase64(text.substring(slash + 1)).text();
        return new PeopleCursor(new FoldedName(name), MailboxId.parse(text.substring(0, slash)));
    }

    public String format() {
        return mailbox + "/" + Bytes.utf8(name.text()).base64();
    }

    @Override
    public int compareTo(PeopleCursor other) {
        var byName = name.compareTo(other.name);
        return byName != 0 ? byName : mailbox.compareTo(other.mailbox);
    }
}
