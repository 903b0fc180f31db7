package obreia.desktop.card.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.util.ArrayList;

/// How PKCS #11's structures lie in memory on one platform: CK_ULONG is the platform's `unsigned long`, and Windows
/// packs structures to single bytes (PKCS #11 v2.40, section 2.1).
///
/// @param width  bytes of a CK_ULONG: 8, on Windows 4
/// @param packed no padding between the members
record CryptokiLayout(long width, boolean packed) {
    private static final long POINTER = ADDRESS.byteSize();

    /// 64-bit Linux and macOS.
    static final CryptokiLayout UNIX = new CryptokiLayout(Long.BYTES, false);

    /// 64-bit Windows.
    static final CryptokiLayout WINDOWS = new CryptokiLayout(Integer.BYTES, true);

    /// The one of a platform whose C `unsigned long` has so many bytes.
    static CryptokiLayout ofLong(long width) {
        return width == WINDOWS.width ? WINDOWS : UNIX;
    }

    StructLayout info() {
        return struct(
                text("cryptokiVersion", 2),
                text("manufacturerID", 32),
                ulong("flags"),
                text("libraryDescription", 32),
                text("libraryVersion", 2));
    }

    StructLayout tokenInfo() {
        return struct(
                text("label", 32),
                text("manufacturerID", 32),
                text("model", 16),
                text("serialNumber", 16),
                ulong("flags"),
                ulong("ulMaxSessionCount"),
                ulong("ulSessionCount"),
                ulong("ulMaxRwSessionCount"),
                ulong("ulRwSessionCount"),
                ulong("ulMaxPinLen"),
                ulong("ulMinPinLen"),
                ulong("ulTotalPublicMemory"),
                ulong("ulFreePublicMemory"),
                ulong("ulTotalPrivateMemory"),
                ulong("ulFreePrivateMemory"),
                text("hardwareVersion", 2),
                text("firmwareVersion", 2),
                text("utcTime", 16));
    }

    StructLayout slotInfo() {
        return struct(
                text("slotDescription", 64),
                text("manufacturerID", 32),
                ulong("flags"),
                text("hardwareVersion", 2),
                text("firmwareVersion", 2));
    }

    StructLayout attribute() {
        return struct(ulong("type"), pointer("pValue"), ulong("ulValueLen"));
    }

    StructLayout initializeArguments() {
        return struct(
                pointer("CreateMutex"),
                pointer("DestroyMutex"),
                pointer("LockMutex"),
                pointer("UnlockMutex"),
                ulong("flags"),
                pointer("pReserved"));
    }

    /// Where the function at this place of CK_FUNCTION_LIST is: after a version of two bytes.
    long function(int place) {
        return (packed ? 2 : POINTER) + place * POINTER;
    }

    static long offset(StructLayout struct, String member) {
        return struct.byteOffset(PathElement.groupElement(member));
    }

    /// Reads a CK_ULONG. All ones, CK_UNAVAILABLE_INFORMATION, is -1 on every platform.
    long get(MemorySegment segment, long offset) {
        return width == Long.BYTES ? segment.get(JAVA_LONG_UNALIGNED, offset) : segment.get(JAVA_INT_UNALIGNED, offset);
    }

    long get(MemorySegment segment, StructLayout struct, String member) {
        return get(segment, offset(struct, member));
    }

    void put(MemorySegment segment, long offset, long value) {
        if (width == Long.BYTES) {
            segment.set(JAVA_LONG_UNALIGNED, offset, value);
        } else {
            segment.set(JAVA_INT_UNALIGNED, offset, (int) value);
        }
    }

    private StructLayout struct(MemoryLayout... members) {
        if (packed) {
            return MemoryLayout.structLayout(members);
        }
        var padded = new ArrayList<MemoryLayout>();
        var end = 0L;
        for (var member : members) {
            var alignment = member instanceof SequenceLayout ? 1 : member.byteSize();
            var gap = -end & (alignment - 1);
            if (gap > 0) {
                padded.add(MemoryLayout.paddingLayout(gap));
            }
            padded.add(member);
            end += gap + member.byteSize();
        }
        var rest = -end & (POINTER - 1);
        if (rest > 0) {
            padded.add(MemoryLayout.paddingLayout(rest));
        }
        return MemoryLayout.structLayout(padded.toArray(MemoryLayout[]::new));
    }

    private MemoryLayout ulong(String name) {
        return width == Long.BYTES ? JAVA_LONG_UNALIGNED.withName(name) : JAVA_INT_UNALIGNED.withName(name);
    }

    private static MemoryLayout pointer(String name) {
        return ADDRESS_UNALIGNED.withName(name);
    }

    private static MemoryLayout text(String name, int length) {
        return MemoryLayout.sequenceLayout(length, JAVA_BYTE).withName(name);
    }
}
