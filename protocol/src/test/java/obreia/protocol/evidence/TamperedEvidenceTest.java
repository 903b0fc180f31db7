package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import obreia.fixtures.evidence.TestEvidence;
import obreia.fixtures.messages.Correspondent;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import org.junit.jupiter.api.Test;

/// Evidence with bytes, members and proofs changed, by somebody who does not care for the file around them, and by
/// somebody who writes everything else anew so that it fits.
class TamperedEvidenceTest {
    private static final int CHANGES = 200;

    private final Bytes file = Checkers.file(TestEvidence.letter());

    @Test
    void refusesEachOfTwoHundredChangedBytesOfTheFile() throws Exception {
        var random = new Random(200);
        var members = Container.decode(file);
        var touched = new TreeSet<String>();
        for (var i = 0; i < CHANGES; i++) {
            var which = i % members.size();
            var member = members.get(which);
            var changed = new ArrayList<>(members);
            changed.set(which, changed(member, random));
            touched.add(member.name());
            // The checksum of the zip is made to fit, as anybody can do.
            assertRefused(Container.encode(changed), member.name());
        }
        assertThat(touched).hasSize(members.size());
    }

    @Test
    void refusesEachOfTwoHundredChangedBytesAnywhere() {
        var random = new Random(7);
        for (var i = 0; i < CHANGES; i++) {
            var at = random.nextInt(file.length());
            var changed = file.toArray();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertRefused(Bytes.of(changed), "byte " + at);
        }
    }

    @Test
    void refusesEachOfTwoHundredChangedBytesOfWhatCarriesProofWithEverythingElseMadeToFit() throws Exception {
        var random = new Random(3);
        var members = Container.decode(file);
        var carrying = IntStream.range(0, members.size())
                .filter(i -> Rewriting.carries(members.get(i)))
                .toArray();
        assertThat(carrying).hasSizeGreaterThan(12);
        var refusedByProof = 0;
        for (var i = 0; i < CHANGES; i++) {
            var which = carrying[i % carrying.length];
            var change = new byte[Rewriting.CHANGE];
            random.nextBytes(change);
            change[0] = (byte) which;
            change[3] |= 1;
            var forged = Rewriting.rewritten(file, Bytes.of(change));
            if (forged.isPresent()) {
                refusedByProof++;
                assertRefused(forged.get(), members.get(which).name());
            }
        }
        assertThat(refusedByProof).isGreaterThan(CHANGES / 4);
    }

    @Test
    void refusesAnyMemberSwappedBetweenTwoFiles() throws Exception {
        var mine = Container.decode(file);
        var others = List.of(
                Container.decode(Checkers.file(TestEvidence.letter())),
                Container.decode(Checkers.file(TestEvidence.exchange(
                        Checkers.LOG, Correspondent.carla(), Correspondent.ana(), Correspondent.bruno()))));
        var swaps = 0;
        for (var other : others) {
            for (var i = 0; i < mine.size(); i++) {
                var name = mine.get(i).name();
                var theirs = other.stream()
                        .filter(member -> member.name().equals(name))
                        .filter(member -> !mine.contains(member))
                        .findFirst();
                if (theirs.isPresent()) {
                    var changed = new ArrayList<>(mine);
                    changed.set(i, theirs.get());
                    assertRefused(Container.encode(changed), name);
                    swaps++;
                }
            }
        }
        assertThat(swaps).isGreaterThan(20);
    }

    @Test
    void refusesAMemberMoreOneLessAndAnotherOrder() throws Exception {
        var members = Container.decode(file);
        for (var name : List.of("more.txt", "receipts/more.p7s", "statements/more/1.p7m", "key.pem", "message.p7s")) {
            for (var at : new int[] {0, 5, members.size()}) {
                var more = new ArrayList<>(members);
                more.add(at, new Member(name, Bytes.utf8("more")));
                assertRefused(Container.encode(more), name);
            }
        }
        for (var i = 0; i < members.size(); i++) {
            var less = new ArrayList<>(members);
            less.remove(i);
            assertRefused(Container.encode(less), "without " + members.get(i).name());
        }
        var other = new ArrayList<>(members);
        other.add(other.removeFirst());
        assertRefused(Container.encode(other), "another order");
    }

    private static Member changed(Member member, Random random) {
        var content = member.content().toArray();
        content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
        return new Member(member.name(), Bytes.of(content));
    }

    private static void assertRefused(Bytes changed, String what) {
        assertThat(EvidenceVerifier.verify(changed, Checkers.witnessed()).verdict())
                .as(what)
                .isEqualTo(Outcome.FAILS);
    }
}
