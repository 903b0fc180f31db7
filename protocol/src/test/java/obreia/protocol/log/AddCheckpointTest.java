package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTest {
    private static final String HASH = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";

    @Test
    void readsWhatItWrites() throws MalformedException {
        var log = TestLog.messages().grow(9);
        var request = new AddCheckpoint(
                5, Trees.proveConsistency(5, 9, log::at), log.checkpoint(9).bytes());
        assertThat(AddCheckpoint.parse(request.encode())).isEqualTo(request);
        var first = new AddCheckpoint(0, List.of(), log.checkpoint(9).bytes());
        assertThat(first.encode().text()).startsWith("old 0\n\nmail.example.org/lawyers/messages/1\n9\n");
        assertThat(AddCheckpoint.parse(first.encode())).isEqualTo(first);
    }

    @Test
    void readsTheExampleOfTheSpecification() throws MalformedException {
        // c2sp.org/tlog-witness
        var read = AddCheckpoint.parse(Bytes.utf8("""
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """));
        assertThat(read.oldSize()).isEqualTo(20852014);
        assertThat(read.proof()).hasSize(4);
        assertThat(Note.parse(read.checkpoint()).text()).startsWith("example.com/behind-the-sofa\n20852163\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "old 1",
                "old 1\n",
                "old 1\n\n",
                "old \n\nnote",
                "old 01\n\nnote",
                "old -1\n\nnote",
                "old +1\n\nnote",
                "old 1 \n\nnote",
                "old 1\r\n\r\nnote",
                "old 99999999999999999999\n\nnote",
                "OLD 1\n\nnote",
                "size 1\n\nnote",
                " old 1\n\nnote",
                "old 1\n" + HASH + " \n\nnote",
                "old 1\nAAAA\n\nnote",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw\n\nnote",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpka_=\n\nnote",
                "old 1\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkax=\n\nnote",
                "old 1\n\\u0000\n\nnote"
            })
    void refusesAnotherForm(String body) {
        assertThatThrownBy(() -> AddCheckpoint.parse(Bytes.utf8(body))).isInstanceOf(MalformedException.class);
    }

    @Test
    void boundsTheProofAndTheNote() throws MalformedException {
        var most = "old 1\n" + HASH.repeat(63) + "\nnote";
        assertThat(AddCheckpoint.parse(Bytes.utf8(most)).proof()).hasSize(63);
        assertThatThrownBy(() -> AddCheckpoint.parse(Bytes.utf8("old 1\n" + HASH.repeat(64) + "\nnote")))
                .hasMessage("proof has 64 hashes, at most 63 are accepted");
        var long65 = "old 1\n\n" + "a".repeat(Note.MAX_SIZE + 1);
        assertThatThrownBy(() -> AddCheckpoint.parse(Bytes.utf8(long65))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> AddCheckpoint.parse(Bytes.of(new byte[AddCheckpoint.MAX_SIZE + 1])))
                .hasMessageContaining("at most " + AddCheckpoint.MAX_SIZE);
        var hash = MerkleHash.empty();
        assertThatThrownBy(() -> new AddCheckpoint(1, Collections.nCopies(64, hash), Bytes.utf8("note")))
                .isInstanceOf(IllegalStateException.class);
    }
}
