package obreia.desktop.card.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.pkcs11.CryptokiModule.Function;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// The few calls of a PKCS#11 module that SunPKCS11 hides: its slots, tokens and certificates, all without a PIN.
///
/// The module is loaded into this process and stays there, initialised, since SunPKCS11 shares it. CK_ULONG is the
/// platform's `unsigned long`, and structures lie as [CryptokiLayout] says. Used by one thread.
final class Cryptoki {
    private static final long OS_LOCKING_OK = 2;
    private static final long TOKEN_PRESENT = 1;
    private static final long SERIAL_SESSION = 4;
    private static final long CLASS = 0x0;
    private static final long CLASS_CERTIFICATE = 1;
    private static final long LABEL = 0x3;
    private static final long VALUE = 0x11;
    private static final long ID = 0x102;
    private static final long CLASS_PRIVATE_KEY = 3;
    private static final long ALWAYS_AUTHENTICATE = 0x202;
    private static final long ATTRIBUTE_SENSITIVE = 0x11;
    private static final long ATTRIBUTE_TYPE_INVALID = 0x12;
    private static final long DONT_BLOCK = 1;
    private static final int MAX_EVENTS = 64;
    private static final int MAX_MECHANISMS = 1024;
    private static final int MAX_SLOTS = 256;
    /// Drivers have been seen to call a card that is not there a locked PIN.
    private static final Set<CardFault> MEANING_NO_TOKEN =
            Set.of(CardFault.GONE, CardFault.NOT_OF_THIS_DRIVER, CardFault.LOCKED);
    private static final int MAX_OBJECTS = 64;
    private static final int MAX_VALUE = 1 << 16;
    private static final Bytes TRUE = Bytes.of((byte) 1);

    /// Drivers have been seen to write beyond a structure's end.
    private static final long MARGIN = 64;

    private static final CryptokiLayout LAYOUT = CryptokiModule.LAYOUT;
    private static final long WIDTH = LAYOUT.width();

    private final CryptokiModule module;

    private Cryptoki(CryptokiModule module) {
        this.module = module;
    }

    /// Loads and starts the module at that path; IOException as [CryptokiModule#load] says, or when it does not start.
    static Cryptoki load(String path) throws IOException {
        var cryptoki = new Cryptoki(CryptokiModule.load(path));
        try (var arena = Arena.ofConfined()) {
            cryptoki.initialise(arena);
        }
        return cryptoki;
    }

    /// What the module says of itself, with its version; empty where it does not say.
    String about() {
        try (var arena = Arena.ofConfined()) {
            var struct = LAYOUT.info();
            var info = arena.allocate(struct.byteSize() + MARGIN, 8);
            module.call(Function.C_GetInfo, info);
            var version = CryptokiLayout.offset(struct, "libraryVersion");
            return text(info, struct, "libraryDescription", 32) + " " + Byte.toUnsignedInt(info.get(JAVA_BYTE, version))
                    + "." + Byte.toUnsignedInt(info.get(JAVA_BYTE, version + 1)) + ", "
                    + text(info, struct, "manufacturerID", 32);
        } catch (IOException _) {
            return "";
        }
    }

    /// Slots, with a token or without: mostly readers.
    int slots() throws IOException {
        try (var arena = Arena.ofConfined()) {
            return slots(arena, false).length;
        }
    }

    /// The tokens that are present now. A slot that fails costs itself alone; IOException when no other is left.
    List<Token> tokens() throws IOException {
        try (var arena = Arena.ofConfined()) {
            var tokens = new ArrayList<Token>();
            Optional<CryptokiException> failure = Optional.empty();
            for (var slot : slots(arena, true)) {
                try {
                    tokens.add(token(arena, slot));
                } catch (CryptokiException e) {
                    if (!MEANING_NO_TOKEN.contains(e.fault())) {
                        failure = Optional.of(e);
                    }
                }
            }
            if (tokens.isEmpty() && failure.isPresent()) {
                throw failure.get();
            }
            return tokens;
        }
    }

    /// Whether a token is in that slot, asked of the reader rather than of the token.
    boolean isPresent(long slot) {
        try (var arena = Arena.ofConfined()) {
            var struct = LAYOUT.slotInfo();
            var info = arena.allocate(struct.byteSize() + MARGIN, 8);
            module.call(Function.C_GetSlotInfo, slot, info);
            return (LAYOUT.get(info, struct, "flags") & TOKEN_PRESENT) != 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// The certificates on the token that can be seen without a PIN.
    List<TokenCertificate> certificates(Token token) throws IOException {
        try (var arena = Arena.ofConfined();
                var session = open(arena, token.slot())) {
            var wanted = arena.allocate(8, 8);
            LAYOUT.put(wanted, 0, CLASS_CERTIFICATE);
            var certificates = new ArrayList<TokenCertificate>();
            for (var object : find(arena, session.handle(), template(arena, CLASS, wanted, WIDTH))) {
                TokenCertificate.read(
                                attribute(arena, session.handle(), object, ID),
                                attribute(arena, session.handle(), object, LABEL),
                                attribute(arena, session.handle(), object, VALUE))
                        .ifPresent(certificates::add);
            }
            return certificates;
        }
    }

    /// Whether a private key of this CKA_ID is ALWAYS_AUTHENTICATE. Most drivers show keys during a login only.
    boolean wantsPinEachTime(long slot, Bytes id) throws IOException {
        try (var arena = Arena.ofConfined();
                var session = open(arena, slot)) {
            var wanted = arena.allocate(8, 8);
            LAYOUT.put(wanted, 0, CLASS_PRIVATE_KEY);
            for (var object : find(arena, session.handle(), template(arena, CLASS, wanted, WIDTH))) {
                if (attribute(arena, session.handle(), object, ID).equals(id)
                        && attribute(arena, session.handle(), object, ALWAYS_AUTHENTICATE)
                                .equals(TRUE)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The numbers of the mechanisms (CKM_…) that the token's slot offers.
    Set<Long> mechanisms(Token token) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(8, 8);
            LAYOUT.put(count, 0, MAX_MECHANISMS);
            var list = arena.allocate(MAX_MECHANISMS * WIDTH, 8);
            module.call(Function.C_GetMechanismList, token.slot(), list, count);
            var mechanisms = new HashSet<Long>();
            for (var mechanism : ulongs(list, count, MAX_MECHANISMS)) {
                mechanisms.add(mechanism);
            }
            return mechanisms;
        }
    }

    /// The slots in which something was put in or taken out since the last call, without waiting for it. Empty where
    /// the driver cannot tell: then look at all of them again.
    Optional<Set<Long>> slotEvents() {
        try (var arena = Arena.ofConfined()) {
            var slot = arena.allocate(8, 8);
            var slots = new HashSet<Long>();
            for (var i = 0; i < MAX_EVENTS; i++) {
                var code = module.answer(Function.C_WaitForSlotEvent, DONT_BLOCK, slot, MemorySegment.NULL);
                if (ReturnCode.CKR_NO_EVENT.is(code)) {
                    return Optional.of(slots);
                }
                if (code != 0) {
                    return Optional.empty();
                }
                slots.add(LAYOUT.get(slot, 0));
            }
            return Optional.empty(); // it says the same again and again
        }
    }

    private void initialise(Arena arena) throws IOException {
        var struct = LAYOUT.initializeArguments();
        var arguments = arena.allocate(struct.byteSize(), 8);
        LAYOUT.put(arguments, CryptokiLayout.offset(struct, "flags"), OS_LOCKING_OK);
        var code = module.answer(Function.C_Initialize, arguments);
        if (code != 0 && !ReturnCode.CKR_CRYPTOKI_ALREADY_INITIALIZED.is(code)) {
            throw new CryptokiException(Function.C_Initialize.name(), code);
        }
    }

    private long[] slots(Arena arena, boolean withToken) throws IOException {
        var count = arena.allocate(8, 8);
        LAYOUT.put(count, 0, MAX_SLOTS);
        var slots = arena.allocate(MAX_SLOTS * WIDTH, 8);
        module.call(Function.C_GetSlotList, (byte) (withToken ? 1 : 0), slots, count);
        return ulongs(slots, count, MAX_SLOTS);
    }

    private Token token(Arena arena, long slot) throws IOException {
        var struct = LAYOUT.tokenInfo();
        var info = arena.allocate(struct.byteSize() + MARGIN, 8);
        module.call(Function.C_GetTokenInfo, slot, info);
        return new Token(
                slot,
                description(arena, slot),
                text(info, struct, "label", 32),
                text(info, struct, "manufacturerID", 32),
                text(info, struct, "model", 16),
                text(info, struct, "serialNumber", 16),
                LAYOUT.get(info, struct, "flags"),
                LAYOUT.get(info, struct, "ulMinPinLen"),
                LAYOUT.get(info, struct, "ulMaxPinLen"));
    }

    private String description(Arena arena, long slot) throws IOException {
        var struct = LAYOUT.slotInfo();
        var info = arena.allocate(struct.byteSize() + MARGIN, 8);
        module.call(Function.C_GetSlotInfo, slot, info);
        return text(info, struct, "slotDescription", 64);
    }

    private Session open(Arena arena, long slot) throws IOException {
        var handle = arena.allocate(8, 8);
        module.call(Function.C_OpenSession, slot, SERIAL_SESSION, MemorySegment.NULL, MemorySegment.NULL, handle);
        return new Session(LAYOUT.get(handle, 0));
    }

    /// An open session; closing it tells the driver, which may not hear it any more.
    private final class Session implements AutoCloseable {
        private final long handle;

        Session(long handle) {
            this.handle = handle;
        }

        long handle() {
            return handle;
        }

        @Override
        public void close() {
            var _ = module.answer(Function.C_CloseSession, handle);
        }
    }

    private long[] find(Arena arena, long session, MemorySegment template) throws IOException {
        module.call(Function.C_FindObjectsInit, session, template, 1L);
        try {
            var objects = arena.allocate(MAX_OBJECTS * WIDTH, 8);
            var count = arena.allocate(8, 8);
            module.call(Function.C_FindObjects, session, objects, (long) MAX_OBJECTS, count);
            return ulongs(objects, count, MAX_OBJECTS);
        } finally {
            module.call(Function.C_FindObjectsFinal, session);
        }
    }

    private Bytes attribute(Arena arena, long session, long object, long type) throws IOException {
        var struct = LAYOUT.attribute();
        var template = template(arena, type, MemorySegment.NULL, 0);
        var code = module.answer(Function.C_GetAttributeValue, session, object, template, 1L);
        if (code == ATTRIBUTE_TYPE_INVALID || code == ATTRIBUTE_SENSITIVE) {
            return Bytes.empty(); // the object has none
        }
        if (code != 0) {
            throw new CryptokiException(Function.C_GetAttributeValue.name(), code);
        }
        var length = LAYOUT.get(template, struct, "ulValueLen");
        if (length < 0 || length > MAX_VALUE) {
            throw new IOException("an object of the card has a value of " + length + " bytes");
        }
        if (length == 0) {
            return Bytes.empty();
        }
        var value = arena.allocate(length);
        template.set(ADDRESS_UNALIGNED, CryptokiLayout.offset(struct, "pValue"), value);
        module.call(Function.C_GetAttributeValue, session, object, template, 1L);
        return Bytes.of(value.asByteBuffer());
    }

    /// A CK_ATTRIBUTE: type, pointer, length.
    private static MemorySegment template(Arena arena, long type, MemorySegment value, long length) {
        var struct = LAYOUT.attribute();
        var template = arena.allocate(struct.byteSize(), 8);
        LAYOUT.put(template, CryptokiLayout.offset(struct, "type"), type);
        template.set(ADDRESS_UNALIGNED, CryptokiLayout.offset(struct, "pValue"), value);
        LAYOUT.put(template, CryptokiLayout.offset(struct, "ulValueLen"), length);
        return template;
    }

    private static long[] ulongs(MemorySegment list, MemorySegment count, int most) {
        var values = new long[Math.clamp(LAYOUT.get(count, 0), 0, most)];
        Arrays.setAll(values, i -> LAYOUT.get(list, i * WIDTH));
        return values;
    }

    /// Blank-padded, by some drivers with zeros.
    private static String text(MemorySegment info, StructLayout struct, String member, int length) {
        var bytes = info.asSlice(CryptokiLayout.offset(struct, member), length).toArray(JAVA_BYTE);
        return Text.cleaned(new String(bytes, StandardCharsets.UTF_8).trim(), FoundToken.MAX_TEXT);
    }
}
