package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The names of tiles, and the bundles of entries.
class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0/000, 0, 0, 256",
        "0/x001/067.p/12, 0, 1067, 12",
        "0/x001/x234/067, 0, 1234067, 256",
        "0/999, 0, 999, 256",
        "0/x001/000, 0, 1000, 256",
        "1/005.p/255, 1, 5, 255",
        "6/000.p/1, 6, 0, 1",
        "7/000.p/1, 7, 0, 1",
        "0/x281/x474/x976/x710/655, 0, 281474976710655, 256"
    })
    void hasOnePath(String path, int level, long index, int width) throws MalformedException {
        var tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(tile);
        assertThat(tile.partial()).isEqualTo(width < 256);
    }

    @Test
    void everyNumberHasOnePath() throws MalformedException {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++) {
            var index = random.nextLong(1L << (1 + i % 48));
            var number = new TileNumber(index, 1 + i % 256);
            assertThat(TileNumber.parse(number.path())).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "0",
                "0/",
                "000",
                "00/000",
                "+1/000",
                "-1/000",
                "8/000",
                "64/000",
                "a/000",
                "0/0",
                "0/1",
                "0/0000",
                "0/x000/001",
                "0/x001",
                "0/001/002",
                "0/x001/x002",
                "0/X001/002",
                "0/x01/002",
                "0/x001//002",
                "0/x0a1/002",
                "0/\u0661\u0662\u0663",
                "0/000/",
                "0/000.p",
                "0/000.p/",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/999",
                "0/000.p/1000",
                "0/000.p/-1",
                "0/000.p/1/",
                "0/000.p/1\n",
                "0/000\n",
                "0/000.q/1",
                " 0/000",
                "0/../000",
                "7/000",
                "7/000.p/2",
                "7/001.p/1",
                "6/001.p/1",
                "0/x281/x474/x976/x710/656",
                "0/x281/x474/x976/x710/657",
                "0/x999/x999/x999/x999/x999/999",
                "0/x001/x000/x000/x000/x000/x000/000",
                "entries/000"
            })
    void refusesEveryOtherPath(String path) {
        assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(MalformedException.class);
    }

    @Test
    void noTreeHasATileOutOfBounds() {
        assertThatThrownBy(() -> new Tile(-1, 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(8, 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(0, -1, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 257)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(0, 1L << 48, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Tile(0, Long.MAX_VALUE, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TileNumber(-1, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TileNumber(Long.MAX_VALUE, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TileNumber(0, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new TileNumber(0, 257)).isInstanceOf(IllegalStateException.class);
        assertThat(new TileNumber(1L << 48, 1).path()).isEqualTo("x281/x474/x976/x710/656.p/1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 0/000.p/1",
        "0, 0, 255, 0/000.p/255",
        "0, 255, 256, 0/000",
        "0, 256, 257, 0/001.p/1",
        "7, 1, 256, 0/000",
        "7, 2, 400, 0/001.p/144",
        "8, 0, 256, 1/000.p/1",
        "8, 0, 65535, 1/000.p/255",
        "8, 255, 65536, 1/000",
        "15, 1, 65536, 1/000",
        "16, 0, 65536, 2/000.p/1",
        "9, 128, 70000, 1/001.p/17",
        "3, 40, 70000, 0/001",
        "56, 0, 72057594037927936, 7/000.p/1"
    })
    void holdsTheHashesOfASubtree(int level, long index, long size, String path) {
        assertThat(Tile.holding(level, index, size).path()).isEqualTo(path);
    }

    @Test
    void noTileHoldsWhatTheTreeHasNot() {
        assertThatThrownBy(() -> Tile.holding(0, 5, 5)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tile.holding(0, -1, 5)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tile.holding(-1, 0, 5)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tile.holding(1, 2, 5)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tile.holding(64, 0, 5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBundleGivesItsEntriesBack() throws MalformedException {
        var entries = List.of(Bytes.empty(), Bytes.utf8("a"), Bytes.of(new byte[0xffff]), Bytes.of(new byte[0x100]));
        var bundle = EntryBundle.encode(entries);
        assertThat(bundle.slice(0, 5).hex()).isEqualTo("0000000161");
        assertThat(bundle.slice(5, 7).hex()).isEqualTo("ffff");
        assertThat(EntryBundle.decode(bundle, 4)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 'bundle has 0 entries, not 1'",
        "00, 1, 'bundle has 0 entries, not 1'",
        "0001, 1, bundle ends within its entry 0",
        "0000, 2, 'bundle has 1 entries, not 2'",
        "000161000261, 2, bundle ends within its entry 1",
        "00000000, 1, bundle goes on after its 1 entries",
        "000000, 1, bundle goes on after its 1 entries"
    })
    void refusesABundleOfAnotherLength(String hex, int width, String why) throws MalformedException {
        var bundle = Bytes.fromHex(hex);
        assertThatThrownBy(() -> EntryBundle.decode(bundle, width))
                .isInstanceOf(MalformedException.class)
                .hasMessage(why);
    }

    @Test
    void aBundleHasAsManyEntriesAsATile() {
        var one = Bytes.utf8("a");
        assertThat(EntryBundle.encode(Collections.nCopies(256, one)).length()).isEqualTo(3 * 256);
        assertThatThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, one)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(Bytes.of(new byte[0x10000]))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EntryBundle.decode(one, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EntryBundle.decode(one, 257)).isInstanceOf(IllegalStateException.class);
    }
}
