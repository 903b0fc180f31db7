package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What kind of computer a program's or a library's file is for, by its first bytes: ELF, PE or Mach-O.
///
/// @param system   whose format it is: Linux, Windows or macOS
/// @param machines the processors it is for, such as "x86-64"; several in a macOS universal file
record Architecture(String system, Set<String> machines) {
    private static final int HEADER = 4096;
    private static final int MAX_UNIVERSAL = 16;

    private static final int ELF = 0x7f454c46;
    private static final int PE = 0x50450000;
    private static final int MACH_32 = 0xfeedface;
    private static final int MACH_64 = 0xfeedfacf;
    private static final int UNIVERSAL = 0xcafebabe;
    private static final int UNIVERSAL_64 = 0xcafebabf;

    Architecture {
        machines = Set.copyOf(machines);
    }

    /// Empty for a file that is none of the three, or is cut short.
    static Optional<Architecture> of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(ByteBuffer.wrap(in.readNBytes(HEADER)));
        }
    }

    /// Reads the first bytes of a file.
    static Optional<Architecture> read(ByteBuffer header) {
        try {
            return switch (header.order(ByteOrder.BIG_ENDIAN).getInt(0)) {
                case ELF -> Optional.of(new Architecture("Linux", Set.of(elf(header))));
                case UNIVERSAL -> universal(header, 20);
                case UNIVERSAL_64 -> universal(header, 32);
                case MACH_32, MACH_64 -> Optional.of(new Architecture("macOS", Set.of(mach(header.getInt(4)))));
                default -> header.get(0) == 'M' && header.get(1) == 'Z' ? pe(header) : mach(header);
            };
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Whether this file can be loaded into a program of that architecture.
    boolean fits(Architecture program) {
        return system.equals(program.system) && machines.stream().anyMatch(program.machines::contains);
    }

    /// As a person reads it: "32-bit x86 for Windows".
    String describe() {
        return String.join(" and ", new TreeSet<>(machines)) + " for " + system;
    }

    private static String elf(ByteBuffer header) {
        header.order(header.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var bits = header.get(4) == 1 ? 32 : 64;
        var machine = Short.toUnsignedInt(header.getShort(18));
        return bits + "-bit "
                + switch (machine) {
                    case 3, 62 -> "x86";
                    case 40, 183 -> "ARM";
                    case 243 -> "RISC-V";
                    default -> "processor " + machine;
                };
    }

    private static Optional<Architecture> pe(ByteBuffer header) {
        header.order(ByteOrder.LITTLE_ENDIAN);
        var start = header.getInt(0x3c);
        if (header.order(ByteOrder.BIG_ENDIAN).getInt(start) != PE) {
            return Optional.empty();
        }
        header.order(ByteOrder.LITTLE_ENDIAN);
        var machine = Short.toUnsignedInt(header.getShort(start + 4));
        return Optional.of(new Architecture(
                "Windows",
                Set.of(
                        switch (machine) {
                            case 0x14c -> "32-bit x86";
                            case 0x8664 -> "64-bit x86";
                            case 0xaa64 -> "64-bit ARM";
                            default -> "processor " + machine;
                        })));
    }

    private static Optional<Architecture> mach(ByteBuffer header) {
        header.order(ByteOrder.LITTLE_ENDIAN);
        var magic = header.getInt(0);
        return magic == MACH_32 || magic == MACH_64
                ? Optional.of(new Architecture("macOS", Set.of(mach(header.getInt(4)))))
                : Optional.empty();
    }

    private static Optional<Architecture> universal(ByteBuffer header, int step) {
        var count = header.getInt(4);
        if (count < 1 || count > MAX_UNIVERSAL) {
            return Optional.empty(); // a Java class begins so too
        }
        var machines = new TreeSet<String>();
        for (var i = 0; i < count; i++) {
            machines.add(mach(header.getInt(8 + i * step)));
        }
        return Optional.of(new Architecture("macOS", machines));
    }

    private static String mach(int processor) {
        return switch (processor) {
            case 7 -> "32-bit x86";
            case 0x01000007 -> "64-bit x86";
            case 12 -> "32-bit ARM";
            case 0x0100000c -> "64-bit ARM";
            default -> "processor " + processor;
        };
    }
}
