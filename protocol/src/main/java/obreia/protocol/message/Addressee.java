package obreia.protocol.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// One recipient as the sender knew them when it signed: the mailbox, the SHA-256 of its statement, and the newest
/// box key of each device that the statement lists.
public record Addressee(MailboxId mailbox, Digest statement, List<BoxKeyNumber> boxKeys) {
    /// Devices of one mailbox.
    public static final int MAX_DEVICES = 8;

    public Addressee {
        boxKeys = List.copyOf(boxKeys);
        if (boxKeys.isEmpty() || boxKeys.size() > MAX_DEVICES || devices(boxKeys) != boxKeys.size()) {
            throw new IllegalStateException("a recipient has 1 to " + MAX_DEVICES + " different devices");
        }
    }

    /// Reads `mailbox statement device:number …`.
    static Addressee parse(String text) throws MalformedException {
        var words = Words.of("Obreia-Recipients", text);
        if (words.size() < 3 || words.size() > 2 + MAX_DEVICES) {
            throw new MalformedException("a recipient has " + words.size() + " words, 3 to " + (2 + MAX_DEVICES));
        }
        var boxKeys = new ArrayList<BoxKeyNumber>();
        for (var word : words.subList(2, words.size())) {
            boxKeys.add(BoxKeyNumber.parse(word));
        }
        if (devices(boxKeys) != boxKeys.size()) {
            throw new MalformedException("a recipient names a device twice");
        }
        return new Addressee(MailboxId.parse(words.getFirst()), Digest.parse(words.get(1)), boxKeys);
    }

    String format() {
        return mailbox + " " + statement + " "
                + boxKeys.stream().map(BoxKeyNumber::format).collect(Collectors.joining(" "));
    }

    private static long devices(List<BoxKeyNumber> boxKeys) {
        return boxKeys.stream().map(BoxKeyNumber::device).distinct().count();
    }
}
