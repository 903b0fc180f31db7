package obreia.desktop.card.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardState;

/// The functions of one PKCS#11 module, which is loaded into this process and stays there.
@SuppressWarnings("restricted") // calling a card's driver is what this class is for
final class CryptokiModule {
    private static final int FUNCTIONS = 68;
    private static final long FUNCTION_NOT_SUPPORTED = 0x54;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout ULONG =
            Objects.requireNonNull(LINKER.canonicalLayouts().get("long"), "every platform has unsigned long");

    /// How this platform lays out structures.
    static final CryptokiLayout LAYOUT = CryptokiLayout.ofLong(ULONG.byteSize());

    /// A function of CK_FUNCTION_LIST by its place there, with what it takes.
    enum Function {
        C_Initialize(0, ADDRESS),
        C_GetInfo(2, ADDRESS),
        C_GetSlotList(4, JAVA_BYTE, ADDRESS, ADDRESS),
        C_GetSlotInfo(5, ULONG, ADDRESS),
        C_GetTokenInfo(6, ULONG, ADDRESS),
        C_GetMechanismList(7, ULONG, ADDRESS, ADDRESS),
        C_OpenSession(12, ULONG, ULONG, ADDRESS, ADDRESS, ADDRESS),
        C_CloseSession(13, ULONG),
        C_GetAttributeValue(24, ULONG, ULONG, ADDRESS, ULONG),
        C_FindObjectsInit(26, ULONG, ADDRESS, ULONG),
        C_FindObjects(27, ULONG, ADDRESS, ULONG, ADDRESS),
        C_FindObjectsFinal(28, ULONG),
        C_WaitForSlotEvent(67, ULONG, ADDRESS, ADDRESS);

        private final int place;

        @SuppressWarnings("ImmutableEnumChecker") // layouts are immutable, but do not say so to this check
        private final FunctionDescriptor descriptor;

        Function(int place, MemoryLayout... arguments) {
            this.place = place;
            this.descriptor = FunctionDescriptor.of(ULONG, arguments);
        }
    }

    private final MemorySegment functions;

    private CryptokiModule(MemorySegment functions) {
        this.functions = functions;
    }

    /// Loads the module at that path, which must be for this architecture.
    ///
    /// @throws CardMissingException it is not there, is not for this architecture, or is no PKCS#11 module
    static CryptokiModule load(String module) throws IOException {
        var path = Path.of(module);
        if (!Files.isRegularFile(path)) {
            throw new CardMissingException(
                    CardState.NO_DRIVER, "the card's driver is not installed: there is no file " + module);
        }
        var made = Architecture.of(path);
        var program = DriverFiles.running();
        if (made.isPresent() && program.isPresent() && !made.get().fits(program.get())) {
            throw new CardMissingException(
                    CardState.WRONG_ARCHITECTURE,
                    module + " is made for " + made.get().describe() + ", and this program is "
                            + program.get().describe());
        }
        try (var arena = Arena.ofConfined()) {
            var list = SymbolLookup.libraryLookup(module, Arena.global())
                    .find("C_GetFunctionList")
                    .orElseThrow(() -> broken(module + " is not a PKCS#11 module"));
            var pointer = arena.allocate(ADDRESS);
            var code = answer(list, FunctionDescriptor.of(ULONG, ADDRESS), pointer);
            if (code != 0) {
                throw new CryptokiException("C_GetFunctionList", code);
            }
            var functions = pointer.get(ADDRESS, 0);
            if (functions.equals(MemorySegment.NULL)) {
                throw broken(module + " names no functions");
            }
            return new CryptokiModule(functions.reinterpret(LAYOUT.function(FUNCTIONS)));
        } catch (IllegalArgumentException e) {
            var failure = broken(module + " cannot be loaded; is all that it needs on this computer?");
            failure.initCause(e);
            throw failure;
        }
    }

    /// Calls it; an answer other than CKR_OK is a [CryptokiException].
    void call(Function function, Object... arguments) throws IOException {
        var code = answer(function, arguments);
        if (code != 0) {
            throw new CryptokiException(function.name(), code);
        }
    }

    /// Calls it and gives its return code.
    long answer(Function function, Object... arguments) {
        var pointer = functions.get(ADDRESS_UNALIGNED, LAYOUT.function(function.place));
        return pointer.equals(MemorySegment.NULL)
                ? FUNCTION_NOT_SUPPORTED
                : answer(pointer, function.descriptor, arguments);
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

    private static CardMissingException broken(String why) {
        return new CardMissingException(CardState.DRIVER_BROKEN, why);
    }
}
