package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.StructLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The offsets are those that a C compiler gives the structures of pkcs11t.h: with 8-byte CK_ULONG and natural
/// alignment, and with 4-byte CK_ULONG under `#pragma pack(1)`.
class CryptokiLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "label, 0, 0",
        "manufacturerID, 32, 32",
        "model, 64, 64",
        "serialNumber, 80, 80",
        "flags, 96, 96",
        "ulMaxSessionCount, 104, 100",
        "ulSessionCount, 112, 104",
        "ulMaxRwSessionCount, 120, 108",
        "ulRwSessionCount, 128, 112",
        "ulMaxPinLen, 136, 116",
        "ulMinPinLen, 144, 120",
        "ulTotalPublicMemory, 152, 124",
        "ulFreePublicMemory, 160, 128",
        "ulTotalPrivateMemory, 168, 132",
        "ulFreePrivateMemory, 176, 136",
        "hardwareVersion, 184, 140",
        "firmwareVersion, 186, 142",
        "utcTime, 188, 144",
    })
    void laysOutTokenInfo(String member, long unix, long windows) {
        assertThat(offset(CryptokiLayout.UNIX.tokenInfo(), member)).isEqualTo(unix);
        assertThat(offset(CryptokiLayout.WINDOWS.tokenInfo(), member)).isEqualTo(windows);
    }

    @Test
    void laysOutTheOtherStructures() {
        var unix = CryptokiLayout.UNIX;
        var windows = CryptokiLayout.WINDOWS;
        assertThat(offset(unix.info(), "libraryDescription")).isEqualTo(48);
        assertThat(offset(windows.info(), "libraryDescription")).isEqualTo(38);
        assertThat(offset(unix.info(), "libraryVersion")).isEqualTo(80);
        assertThat(offset(windows.info(), "libraryVersion")).isEqualTo(70);
        assertThat(offset(unix.slotInfo(), "flags")).isEqualTo(96);
        assertThat(offset(windows.slotInfo(), "flags")).isEqualTo(96);
        assertThat(offset(unix.slotInfo(), "hardwareVersion")).isEqualTo(104);
        assertThat(offset(windows.slotInfo(), "hardwareVersion")).isEqualTo(100);
        assertThat(offset(unix.attribute(), "pValue")).isEqualTo(8);
        assertThat(offset(windows.attribute(), "pValue")).isEqualTo(4);
        assertThat(offset(unix.attribute(), "ulValueLen")).isEqualTo(16);
        assertThat(offset(windows.attribute(), "ulValueLen")).isEqualTo(12);
        assertThat(offset(unix.initializeArguments(), "flags")).isEqualTo(32);
        assertThat(offset(windows.initializeArguments(), "flags")).isEqualTo(32);
        assertThat(offset(unix.initializeArguments(), "pReserved")).isEqualTo(40);
        assertThat(offset(windows.initializeArguments(), "pReserved")).isEqualTo(36);
    }

    @Test
    void hasTheSizesOfTheCompilers() {
        assertThat(CryptokiLayout.UNIX.tokenInfo().byteSize()).isEqualTo(208);
        assertThat(CryptokiLayout.WINDOWS.tokenInfo().byteSize()).isEqualTo(160);
        assertThat(CryptokiLayout.UNIX.info().byteSize()).isEqualTo(88);
        assertThat(CryptokiLayout.WINDOWS.info().byteSize()).isEqualTo(72);
        assertThat(CryptokiLayout.UNIX.slotInfo().byteSize()).isEqualTo(112);
        assertThat(CryptokiLayout.WINDOWS.slotInfo().byteSize()).isEqualTo(104);
        assertThat(CryptokiLayout.UNIX.attribute().byteSize()).isEqualTo(24);
        assertThat(CryptokiLayout.WINDOWS.attribute().byteSize()).isEqualTo(16);
        assertThat(CryptokiLayout.UNIX.initializeArguments().byteSize()).isEqualTo(48);
        assertThat(CryptokiLayout.WINDOWS.initializeArguments().byteSize()).isEqualTo(44);
    }

    @Test
    void findsTheFunctionsBehindTheVersion() {
        assertThat(CryptokiLayout.UNIX.function(0)).isEqualTo(8);
        assertThat(CryptokiLayout.UNIX.function(67)).isEqualTo(544);
        assertThat(CryptokiLayout.WINDOWS.function(0)).isEqualTo(2);
        assertThat(CryptokiLayout.WINDOWS.function(67)).isEqualTo(538);
    }

    @Test
    void readsAndWritesNumbersOfEitherWidth() {
        assertThat(CryptokiLayout.ofLong(4)).isEqualTo(CryptokiLayout.WINDOWS);
        assertThat(CryptokiLayout.ofLong(8)).isEqualTo(CryptokiLayout.UNIX);
        try (var arena = Arena.ofConfined()) {
            for (var layout : new CryptokiLayout[] {CryptokiLayout.UNIX, CryptokiLayout.WINDOWS}) {
                var memory = arena.allocate(16);
                layout.put(memory, 3, -1); // CK_UNAVAILABLE_INFORMATION, and not aligned
                assertThat(layout.get(memory, 3)).isEqualTo(-1);
                assertThat(memory.asByteBuffer().get((int) (3 + layout.width())))
                        .isZero();
            }
        }
    }

    private static long offset(StructLayout struct, String member) {
        return CryptokiLayout.offset(struct, member);
    }
}
