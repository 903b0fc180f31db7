package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The three ways of the PIN, what is known of its tries, and how long it can be.
class PinRulesTest {
    private static final long LOGIN_REQUIRED = 0x4;
    private static final long PIN_INITIALIZED = 0x8;
    private static final long PROTECTED_PATH = 0x100;
    private static final long COUNT_LOW = 0x10000;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;
    private static final long TO_BE_CHANGED = 0x80000;

    @Test
    void asksHereWhereTheTokenWantsALogin() {
        assertThat(rules("opensc", LOGIN_REQUIRED).way()).isEqualTo(PinWay.TYPED_HERE);
        assertThat(rules("opensc", LOGIN_REQUIRED).name()).isEqualTo("PIN of the card");
    }

    @Test
    void leavesThePinToTheReaderWithKeys() {
        assertThat(rules("opensc", LOGIN_REQUIRED | PROTECTED_PATH).way()).isEqualTo(PinWay.ON_THE_READER);
    }

    @Test
    void leavesThePinToTheCardsOwnWindowWhereNoLoginIsWanted() {
        assertThat(rules("portugal", 0)).satisfies(rules -> {
            assertThat(rules.way()).isEqualTo(PinWay.IN_ANOTHER_WINDOW);
            assertThat(rules.name()).isEqualTo("Authentication PIN");
        });
        assertThat(rules("opensc", PROTECTED_PATH).way()).isEqualTo(PinWay.IN_ANOTHER_WINDOW);
    }

    @Test
    void leavesThePinToTheWindowOfADriverThatAlwaysHasOne() {
        assertThat(rules("belgium", LOGIN_REQUIRED).way()).isEqualTo(PinWay.IN_ANOTHER_WINDOW);
    }

    @Test
    void asksForTheNumberOnThePortugueseCardThatIsReadWithoutContact() {
        assertThat(rules("portugal", LOGIN_REQUIRED)).satisfies(rules -> {
            assertThat(rules.way()).isEqualTo(PinWay.TYPED_HERE);
            assertThat(rules.name()).startsWith("Card access number (CAN)");
            assertThat(rules.min()).isEqualTo(6);
            assertThat(rules.max()).isEqualTo(6);
        });
    }

    @Test
    void saysOfTheTriesWhatTheFlagsTell() {
        assertThat(rules("opensc", LOGIN_REQUIRED).tries()).isEqualTo(new Tries.Unknown());
        assertThat(rules("opensc", COUNT_LOW).tries()).isEqualTo(new Tries.Few());
        assertThat(rules("opensc", COUNT_LOW | FINAL_TRY).tries()).isEqualTo(new Tries.Exactly(1));
        assertThat(rules("opensc", COUNT_LOW | FINAL_TRY).tries().isLast()).isTrue();
        assertThat(rules("opensc", LOCKED).tries()).isEqualTo(new Tries.Exactly(0));
    }

    @ParameterizedTest
    @CsvSource({
        "opensc, 4, 8, 4, 8",
        "opensc, 0, 0, 1, 64",
        "opensc, -1, -1, 1, 64",
        "opensc, 70, 80, 64, 64",
        "yubikey, 4, 8, 6, 8",
        "spain, 4, 16, 8, 16",
        "yubikey, 10, 12, 10, 12",
        "yubikey, 1, 4, 1, 4",
    })
    void takesTheLengthsThatBothTheTokenAndItsFamilyHave(String name, long min, long max, int least, int most) {
        var token = new Token(1, "", "", "", "", "", LOGIN_REQUIRED, min, max);
        var rules = PinRules.of(profile(name), token);
        assertThat(rules.min()).isEqualTo(least);
        assertThat(rules.max()).isEqualTo(most);
    }

    @Test
    void knowsATokenThatIsBlockedOrNotActivated() {
        assertThat(token(LOGIN_REQUIRED | PIN_INITIALIZED | LOCKED).refusesEveryPin())
                .isTrue();
        assertThat(token(LOGIN_REQUIRED | PIN_INITIALIZED).refusesEveryPin()).isFalse();
        assertThat(token(LOGIN_REQUIRED).wantsActivation()).isTrue();
        assertThat(token(LOGIN_REQUIRED | PIN_INITIALIZED | TO_BE_CHANGED).wantsActivation())
                .isTrue();
        assertThat(token(LOGIN_REQUIRED | PIN_INITIALIZED).wantsActivation()).isFalse();
        assertThat(token(0).wantsActivation()).isFalse();
    }

    private static PinRules rules(String profile, long flags) {
        return PinRules.of(profile(profile), token(flags));
    }

    private static Token token(long flags) {
        return new Token(1, "", "", "", "", "", flags, 4, 8);
    }

    private static Profile profile(String name) {
        return Profiles.load().all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
