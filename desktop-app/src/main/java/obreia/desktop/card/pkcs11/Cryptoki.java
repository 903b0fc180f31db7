package obreia.desktop.card.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import obreia.protocol.codec.Bytes;

/// The few calls of a PKCS#11 module that SunPKCS11 hides: its slots, tokens and certificates, all without a PIN.
///
/// The module is loaded into this process and stays there, initialised, since SunPKCS11 shares it. CK_ULONG is the
/// platform's `unsigned long`; where that has 4 bytes (Windows) structures are packed. Used by one thread.
@SuppressWarnings("restricted") // calling a card's driver is what this class is for
final class Cryptoki {
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final long OS_LOCKING_OK = 2;
    private static final long SERIAL_SESSION = 4;
    private static final long CLASS = 0x0;
    private static final long CLASS_CERTIFICATE = 1;
    private static final long LABEL = 0x3;
    private static final long VALUE = 0x11;
    private static final long ID = 0x102;
    private static final int MAX_SLOTS = 256;
    private static final int MAX_OBJECTS = 64;
    private static final int MAX_VALUE = 1 << 16;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout ULONG =
            Objects.requireNonNull(LINKER.canonicalLayouts().get("long"), "every platform has unsigned long");
    private static final long WIDTH = ULONG.byteSize();

    /// A function of CK_FUNCTION_LIST by its place there, with what it takes.
    private enum Function {
        C_Initialize(0, ADDRESS),
        C_GetSlotList(4, JAVA_BYTE, ADDRESS, ADDRESS),
        C_GetTokenInfo(6, ULONG, ADDRESS),
        C_OpenSession(12, ULONG, ULONG, ADDRESS, ADDRESS, ADDRESS),
        C_CloseSession(13, ULONG),
        C_GetAttributeValue(24, ULONG, ULONG, ADDRESS, ULONG),
        C_FindObjectsInit(26, ULONG, ADDRESS, ULONG),
        C_FindObjects(27, ULONG, ADDRESS, ULONG, ADDRESS),
        C_FindObjectsFinal(28, ULONG);

        private final int place;

        @SuppressWarnings("ImmutableEnumChecker") // layouts are immutable, but do not say so to this check
        private final FunctionDescriptor descriptor;

        Function(int place, MemoryLayout... arguments) {
            this.place = place;
            this.descriptor = FunctionDescriptor.of(ULONG, arguments);
        }
    }

    private final MemorySegment functions;

    private Cryptoki(MemorySegment functions) {
        this.functions = functions;
    }

    /// Loads the module at that path. IOException when it is not there, is no PKCS#11 module of this architecture, or
    /// does not start.
    static Cryptoki load(String module) throws IOException {
        if (!Files.isRegularFile(Path.of(module))) {
            throw new IOException("the card's driver is not installed: there is no file " + module);
        }
        try (var arena = Arena.ofConfined()) {
            var list = SymbolLookup.libraryLookup(module, Arena.global())
                    .find("C_GetFunctionList")
                    .orElseThrow(() -> new IOException(module + " is not a PKCS#11 module"));
            var pointer = arena.allocate(ADDRESS);
            call("C_GetFunctionList", list, FunctionDescriptor.of(ULONG, ADDRESS), pointer);
            var cryptoki = new Cryptoki(pointer.get(ADDRESS, 0).reinterpret(WIDTH + 68 * ADDRESS.byteSize()));
            cryptoki.initialise(arena);
            return cryptoki;
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    module + " cannot be loaded; is it for this computer's architecture, and all that it needs there?",
                    e);
        }
    }

    /// The tokens that are present now.
    List<Token> tokens() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(8, 8);
            put(count, 0, MAX_SLOTS);
            var slots = arena.allocate(MAX_SLOTS * WIDTH, 8);
            call(Function.C_GetSlotList, (byte) 1, slots, count);
            var tokens = new ArrayList<Token>();
            for (var i = 0; i < ulong(count, 0); i++) {
                tokens.add(token(arena, ulong(slots, i * WIDTH)));
            }
            return tokens;
        }
    }

    /// The certificates on the token that can be seen without a PIN.
    List<TokenCertificate> certificates(Token token) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var handle = arena.allocate(8, 8);
            call(Function.C_OpenSession, token.slot(), SERIAL_SESSION, MemorySegment.NULL, MemorySegment.NULL, handle);
            var session = ulong(handle, 0);
            try {
                var certificates = new ArrayList<TokenCertificate>();
                for (var object : find(arena, session)) {
                    TokenCertificate.read(
                                    attribute(arena, session, object, ID),
                                    attribute(arena, session, object, LABEL),
                                    attribute(arena, session, object, VALUE))
                            .ifPresent(certificates::add);
                }
                return certificates;
            } finally {
                call(Function.C_CloseSession, session);
            }
        }
    }

    private void initialise(Arena arena) throws IOException {
        var arguments = arena.allocate(4 * ADDRESS.byteSize() + WIDTH + ADDRESS.byteSize(), 8);
        put(arguments, 4 * ADDRESS.byteSize(), OS_LOCKING_OK);
        var code = answer(Function.C_Initialize, arguments);
        if (code != 0 && code != ALREADY_INITIALIZED) {
            throw new CryptokiException(Function.C_Initialize.name(), code);
        }
    }

    private Token token(Arena arena, long slot) throws IOException {
        var info = arena.allocate(256, 8);
        call(Function.C_GetTokenInfo, slot, info);
        return new Token(
                slot,
                text(info, 0, 32),
                text(info, 32, 32),
                text(info, 64, 16),
                text(info, 80, 16),
                ulong(info, 96),
                ulong(info, 96 + 6 * WIDTH),
                ulong(info, 96 + 5 * WIDTH));
    }

    private long[] find(Arena arena, long session) throws IOException {
        var wanted = arena.allocate(8, 8);
        put(wanted, 0, CLASS_CERTIFICATE);
        call(Function.C_FindObjectsInit, session, template(arena, CLASS, wanted, WIDTH), 1L);
        try {
            var objects = arena.allocate(MAX_OBJECTS * WIDTH, 8);
            var count = arena.allocate(8, 8);
            call(Function.C_FindObjects, session, objects, (long) MAX_OBJECTS, count);
            var found = new long[Math.toIntExact(Math.min(ulong(count, 0), MAX_OBJECTS))];
            Arrays.setAll(found, i -> ulong(objects, i * WIDTH));
            return found;
        } finally {
            call(Function.C_FindObjectsFinal, session);
        }
    }

    private Bytes attribute(Arena arena, long session, long object, long type) throws IOException {
        var template = template(arena, type, MemorySegment.NULL, 0);
        call(Function.C_GetAttributeValue, session, object, template, 1L);
        var length = ulong(template, WIDTH + ADDRESS.byteSize());
        if (length < 0 || length > MAX_VALUE) {
            throw new IOException("an object of the card has a value of " + length + " bytes");
        }
        if (length == 0) {
            return Bytes.empty();
        }
        var value = arena.allocate(length);
        template.set(ADDRESS_UNALIGNED, WIDTH, value);
        call(Function.C_GetAttributeValue, session, object, template, 1L);
        return Bytes.of(value.asByteBuffer());
    }

    /// A CK_ATTRIBUTE: type, pointer, length.
    private static MemorySegment template(Arena arena, long type, MemorySegment value, long length) {
        var template = arena.allocate(2 * WIDTH + ADDRESS.byteSize(), 8);
        put(template, 0, type);
        template.set(ADDRESS_UNALIGNED, WIDTH, value);
        put(template, WIDTH + ADDRESS.byteSize(), length);
        return template;
    }

    private void call(Function function, Object... arguments) throws IOException {
        var code = answer(function, arguments);
        if (code != 0) {
            throw new CryptokiException(function.name(), code);
        }
    }

    private long answer(Function function, Object... arguments) throws IOException {
        // The version comes first, two bytes, padded to a pointer's size where structures are not packed.
        var start = WIDTH == ADDRESS.byteSize() ? ADDRESS.byteSize() : 2;
        var pointer = functions.get(ADDRESS_UNALIGNED, start + function.place * ADDRESS.byteSize());
        return answer(pointer, function.descriptor, arguments);
    }

    private static void call(String name, MemorySegment function, FunctionDescriptor descriptor, Object... arguments)
            throws IOException {
        var code = answer(function, descriptor, arguments);
        if (code != 0) {
            throw new CryptokiException(name, code);
        }
    }

    // Whatever a downcall throws is our mistake in its types, never the module's.
    @SuppressWarnings("IllegalCatch")
    private static long answer(MemorySegment function, FunctionDescriptor descriptor, Object... arguments) {
        try {
            var handle = LINKER.downcallHandle(function, descriptor);
            var wide = handle.type().wrap().unwrap();
            for (var i = 0; i < wide.parameterCount(); i++) {
                wide = wide.parameterType(i) == int.class ? wide.changeParameterType(i, long.class) : wide;
            }
            var widened = MethodHandles.explicitCastArguments(handle, wide.changeReturnType(long.class));
            return (long) widened.invokeWithArguments(arguments) & 0xffff_ffffL;
        } catch (Throwable e) {
            throw new IllegalStateException("a call to a PKCS#11 module is written wrongly", e);
        }
    }

    private static long ulong(MemorySegment segment, long offset) {
        return WIDTH == Long.BYTES ? segment.get(JAVA_LONG_UNALIGNED, offset) : segment.get(JAVA_INT_UNALIGNED, offset);
    }

    private static void put(MemorySegment segment, long offset, long value) {
        if (WIDTH == Long.BYTES) {
            segment.set(JAVA_LONG_UNALIGNED, offset, value);
        } else {
            segment.set(JAVA_INT_UNALIGNED, offset, (int) value);
        }
    }

    private static String text(MemorySegment segment, long offset, int length) {
        var bytes = segment.asSlice(offset, length).toArray(JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }
}
