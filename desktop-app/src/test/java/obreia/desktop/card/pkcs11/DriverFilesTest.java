package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundDriver;
import obreia.fixtures.softhsm.SoftHsm;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverFilesTest {
    private static final Architecture LINUX = new Architecture("Linux", Set.of("64-bit x86"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 32-bit x86",
        "2, 1, 62, 64-bit x86",
        "1, 1, 40, 32-bit ARM",
        "2, 1, 183, 64-bit ARM",
        "2, 2, 21, 64-bit processor 21",
    })
    void readsAnElfHeader(int bits, int order, int machine, String name) {
        assertThat(Architecture.read(elf(bits, order, machine))).contains(new Architecture("Linux", Set.of(name)));
    }

    @ParameterizedTest
    @CsvSource({"0x14c, 32-bit x86", "0x8664, 64-bit x86", "0xaa64, 64-bit ARM", "0x200, processor 512"})
    void readsAPeHeader(String machine, String name) {
        assertThat(Architecture.read(pe(Integer.decode(machine), 0x80)))
                .contains(new Architecture("Windows", Set.of(name)));
    }

    @ParameterizedTest
    @CsvSource({"0xfeedface, 7, 32-bit x86", "0xfeedfacf, 0x01000007, 64-bit x86", "0xfeedfacf, 0x0100000c, 64-bit ARM"
    })
    void readsAMachHeaderInEitherOrder(String magic, String processor, String name) {
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var header = ByteBuffer.allocate(32)
                    .order(order)
                    .putInt(Long.decode(magic).intValue())
                    .putInt(Integer.decode(processor))
                    .rewind();
            assertThat(Architecture.read(header)).contains(new Architecture("macOS", Set.of(name)));
        }
    }

    @Test
    void readsEachPartOfAUniversalFile() {
        var header = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(2);
        header.putInt(8, 0x01000007).putInt(28, 0x0100000c);
        assertThat(Architecture.read(header))
                .contains(new Architecture("macOS", Set.of("64-bit x86", "64-bit ARM")))
                .hasValueSatisfying(
                        both -> assertThat(both.describe()).isEqualTo("64-bit ARM and 64-bit x86 for macOS"));
    }

    @Test
    void readsNothingIntoWhatIsNoLibraryOrCutShort() {
        var javaClass = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(69);
        assertThat(Architecture.read(javaClass)).isEmpty();
        assertThat(Architecture.read(ByteBuffer.wrap("#!/bin/sh\necho".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        for (var whole : List.of(elf(2, 1, 62), pe(0x8664, 0x80), pe(0x8664, Integer.MAX_VALUE), pe(0x8664, -8))) {
            for (var length = 0; length < Math.min(20, whole.capacity()); length++) {
                assertThat(Architecture.read(whole.slice(0, length))).isEmpty();
            }
        }
        assertThat(Architecture.read(pe(0x8664, -8))).isEmpty();
    }

    @Test
    void refusesADriverOfAnotherArchitectureBeforeItIsLoaded() throws Exception {
        var old = library("old.so", elf(1, 1, 3));
        var windows = library("windows.dll", pe(0x8664, 0x80));

        assertThat(named(old)).satisfies(driver -> {
            assertThat(driver.fault()).contains(CardState.WRONG_ARCHITECTURE);
            assertThat(driver.why())
                    .contains("it is made for 32-bit x86 for Linux, and this program is 64-bit x86 for Linux");
        });
        assertThat(named(windows).fault()).contains(CardState.WRONG_ARCHITECTURE);
        assertThat(new DriverFiles(Profiles.load(), Optional.empty())
                        .find(List.of(old))
                        .getFirst()
                        .fault())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFileThatAPersonNames() throws Exception {
        assertThat(named(folder.resolve("nothing.so")).why()).contains("there is no such file");
        assertThat(named(library("text.so", ByteBuffer.wrap(new byte[100]))).why())
                .contains("the file is not a library of any system");
        assertThat(named(library("quo\"te.so", elf(2, 1, 62))).why())
                .hasValueSatisfying(why -> assertThat(why).startsWith("its path cannot be used"));
    }

    @Test
    void findsEachFileOnceAndWhatAPersonNamesFirst() throws Exception {
        var softHsm = SoftHsm.module();
        var link = Files.createSymbolicLink(folder.resolve("link.so"), softHsm);
        var found = new DriverFiles(Profiles.load(), DriverFiles.running()).find(List.of(link));

        assertThat(found.getFirst().path()).isEqualTo(link.toString());
        assertThat(found).extracting(FoundDriver::path).doesNotContain(softHsm.toString());
        assertThat(found).extracting(FoundDriver::fault).containsOnly(Optional.empty());
    }

    @Test
    void knowsWhatThisProgramIsMadeFor() throws Exception {
        assertThat(DriverFiles.running()).isPresent().isEqualTo(Architecture.of(SoftHsm.module()));
    }

    private FoundDriver named(Path path) {
        return new DriverFiles(Profiles.load(), Optional.of(LINUX))
                .find(List.of(path))
                .getFirst();
    }

    private Path library(String name, ByteBuffer header) throws IOException {
        return Files.write(folder.resolve(name), Bytes.of(header).toArray());
    }

    private static ByteBuffer elf(int bits, int order, int machine) {
        var header = ByteBuffer.allocate(64)
                .putInt(0, 0x7f454c46)
                .put(4, (byte) bits)
                .put(5, (byte) order);
        return header.order(order == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .putShort(18, (short) machine);
    }

    private static ByteBuffer pe(int machine, int start) {
        var header = ByteBuffer.allocate(256)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, (byte) 'M')
                .put(1, (byte) 'Z');
        header.putInt(0x3c, start).put(0x80, (byte) 'P').put(0x81, (byte) 'E');
        return header.putShort(0x84, (short) machine);
    }
}
