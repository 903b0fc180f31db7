package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zip files of every bad kind.
class ContainerTest {
    private static final List<Member> MEMBERS = List.of(
            new Member("a.txt", Bytes.utf8("first")),
            new Member("folder/b.txt", Bytes.utf8("second")),
            new Member("folder/deep/c.txt", Bytes.empty()));
    private static final Bytes FILE = Container.encode(MEMBERS);
    private static final int CENTRAL = FILE.length() - 22 - (3 * 46 + 5 + 12 + 17);

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(Container.decode(FILE)).isEqualTo(MEMBERS);
    }

    @Test
    void isAZipFileForOthers() throws Exception {
        try (var zip = new ZipInputStream(FILE.stream())) {
            for (var member : MEMBERS) {
                var entry = zip.getNextEntry();
                assertThat(entry.getName()).isEqualTo(member.name());
                assertThat(Bytes.of(zip.readAllBytes())).isEqualTo(member.content());
            }
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void refusesEachSingleChangedByte() {
        for (var i = 0; i < FILE.length(); i++) {
            for (var bit : new int[] {0x01, 0x08, 0x80}) {
                var changed = FILE.toArray();
                changed[i] ^= (byte) bit;
                assertThatThrownBy(() -> Container.decode(Bytes.of(changed)))
                        .as("byte %s", i)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void refusesEachPartOfAFile() {
        for (var i = 0; i < FILE.length(); i++) {
            refuses(FILE.slice(0, i));
            refuses(FILE.slice(i + 1, FILE.length()));
        }
    }

    @Test
    void refusesBytesBeforeBetweenAndAfter() {
        refuses(Bytes.concat(Bytes.utf8("MZ"), FILE));
        refuses(Bytes.concat(FILE, Bytes.utf8("\n")));
        refuses(Bytes.concat(FILE, FILE));
        refuses(Bytes.concat(FILE.slice(0, CENTRAL), Bytes.utf8("gap"), FILE.slice(CENTRAL, FILE.length())));
        refuses(Bytes.concat(
                FILE.slice(0, FILE.length() - 22), Bytes.utf8("gap"), FILE.slice(FILE.length() - 22, FILE.length())));
    }

    @Test
    void refusesAMemberThatTheDirectoryDoesNotList() {
        var more = Container.encode(List.of(new Member("z.txt", Bytes.utf8("more"))));
        var local = more.slice(0, 30 + 5 + 4);
        refuses(Bytes.concat(local, FILE));
        refuses(Bytes.concat(FILE.slice(0, CENTRAL), local, FILE.slice(CENTRAL, FILE.length())));
    }

    @Test
    void refusesOneNameTwice() {
        var twice = List.of(MEMBERS.getFirst(), MEMBERS.getFirst());
        assertThatThrownBy(() -> Container.decode(Container.encode(twice)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a.txt twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.txt",
                "..",
                "a/../b",
                "/etc/passwd",
                "a\\b",
                "C:a",
                "a//b",
                "a/",
                "",
                "a/b/c/d",
                ".hidden",
                "a b",
                "a\nb",
                "a.",
                "\u00e9",
                "a\u0000"
            })
    void refusesNamesThatLeadElsewhere(String name) {
        assertThat(Member.isName(name)).isFalse();
        refuses(named(name));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(Member.isName("a".repeat(Member.MAX_NAME))).isTrue();
        refuses(named("a".repeat(Member.MAX_NAME + 1)));
    }

    @Test
    void refusesCompressedMembersBeforeTheyExpand() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(new byte[50_000_000]);
            zip.closeEntry();
        }
        assertThat(bomb.size()).isLessThan(100_000);
        refuses(Bytes.of(bomb.toByteArray()));
    }

    @Test
    void refusesTensOfThousandsOfMembers() throws IOException {
        var many = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(many)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var i = 0; i < 20_000; i++) {
                var entry = new ZipEntry("m" + i);
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
                zip.closeEntry();
            }
        }
        assertThatThrownBy(() -> Container.decode(Bytes.of(many.toByteArray())))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("20000 members");
        var over = IntStream.rangeClosed(0, Container.MAX_MEMBERS)
                .mapToObj(i -> new Member("m" + i, Bytes.empty()))
                .toList();
        assertThatThrownBy(() -> Container.encode(over)).isInstanceOf(IllegalStateException.class);
        assertThat(Container.encode(over.subList(1, over.size())).length()).isPositive();
    }

    @Test
    void refusesACommentAnExtraFieldAndEncryption() throws IOException {
        var commented = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(commented)) {
            zip.setComment("see a.txt");
            zip.putNextEntry(new ZipEntry("a.txt"));
        }
        refuses(Bytes.of(commented.toByteArray()));
        refuses(changed(file -> file.putShort(6, (short) 1)));
        refuses(changed(file -> file.putShort(28, (short) 4)));
    }

    @Test
    void refusesASymbolicLinkAndZip64() {
        refuses(changed(file -> file.putInt(CENTRAL + 38, 0xA1FF0000)));
        refuses(changed(file -> file.putInt(18, -1).putInt(22, -1)));
        refuses(changed(file -> file.putInt(22, Integer.MAX_VALUE)));
    }

    private static Bytes changed(UnaryOperator<ByteBuffer> change) {
        var file = FILE.toArray();
        var _ = change.apply(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        return Bytes.of(file);
    }

    /// A file with one member of this name, which the writer would not write.
    private static Bytes named(String name) {
        var letters = "x".repeat(name.length());
        var file = Container.encode(List.of(new Member(
                        letters.length() == 0 || letters.length() > Member.MAX_NAME ? "x" : letters, Bytes.utf8("y"))))
                .toArray();
        var bytes = Bytes.of(file);
        if (name.length() == 0 || name.length() > Member.MAX_NAME) {
            return changed(it -> it.putShort(26, (short) name.length()));
        }
        var first = 30;
        var second = bytes.length() - 22 - name.length();
        for (var i = 0; i < name.length(); i++) {
            file[first + i] = (byte) name.charAt(i);
            file[second + i] = (byte) name.charAt(i);
        }
        return Bytes.of(file);
    }

    private static void refuses(Bytes file) {
        assertThatThrownBy(() -> Container.decode(file)).isInstanceOf(MalformedException.class);
    }
}
