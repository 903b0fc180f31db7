package obreia.protocol.evidence;

import java.util.ArrayList;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Changes what an evidence file carries and writes everything else anew, so that only proofs can refuse it.
public final class Rewriting {
    /// Bytes of one change: which member, where in it (two bytes), and what is added to the byte there by XOR.
    public static final int CHANGE = 4;

    private Rewriting() {}

    /// The file with these changes; empty if nothing that can be written comes of it.
    public static Optional<Bytes> rewritten(Bytes file, Bytes changes) throws MalformedException {
        var members = new ArrayList<>(Container.decode(file));
        for (var at = 0; at + CHANGE <= changes.length(); at += CHANGE) {
            var which = Byte.toUnsignedInt(changes.at(at)) % members.size();
            var member = members.get(which);
            if (!carries(member) || member.content().isEmpty()) {
                continue;
            }
            var content = member.content().toArray();
            var where = Byte.toUnsignedInt(changes.at(at + 1)) << 8 | Byte.toUnsignedInt(changes.at(at + 2));
            content[where % content.length] ^= changes.at(at + 3);
            members.set(which, new Member(member.name(), Bytes.of(content)));
        }
        try {
            return Optional.of(EvidenceMembers.carried(members).encode());
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    /// Whether a member is read, and not written out of the others.
    static boolean carries(Member member) {
        return member.name().matches(".*\\.(p7m|p7s|tlog-proof|age)");
    }
}
