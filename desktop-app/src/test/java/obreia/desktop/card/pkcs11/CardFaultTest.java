package obreia.desktop.card.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFaultTest {
    @ParameterizedTest
    @CsvSource({
        "CKR_PIN_INCORRECT, WRONG_PIN",
        "CKR_PIN_INVALID, WRONG_PIN",
        "CKR_PIN_LEN_RANGE, WRONG_PIN",
        "CKR_PIN_LOCKED, LOCKED",
        "CKR_PIN_EXPIRED, NOT_ACTIVATED",
        "CKR_USER_PIN_NOT_INITIALIZED, NOT_ACTIVATED",
        "CKR_FUNCTION_CANCELED, CANCELLED",
        "CKR_TOKEN_NOT_PRESENT, GONE",
        "CKR_DEVICE_REMOVED, GONE",
        "CKR_SESSION_HANDLE_INVALID, GONE",
        "CKR_OBJECT_HANDLE_INVALID, GONE",
        "CKR_KEY_HANDLE_INVALID, GONE",
        "CKR_TOKEN_NOT_RECOGNIZED, NOT_OF_THIS_DRIVER",
        "CKR_SLOT_ID_INVALID, NOT_OF_THIS_DRIVER",
        "CKR_USER_NOT_LOGGED_IN, NOT_LOGGED_IN",
        "CKR_MECHANISM_INVALID, CANNOT_SIGN_SO",
        "CKR_KEY_TYPE_INCONSISTENT, CANNOT_SIGN_SO",
        "CKR_KEY_FUNCTION_NOT_PERMITTED, CANNOT_SIGN_SO",
        "CKR_FUNCTION_FAILED, DRIVER_FAILED",
        "CKR_GENERAL_ERROR, DRIVER_FAILED",
        "CKR_DEVICE_ERROR, DRIVER_FAILED",
        "0x80000001, DRIVER_FAILED",
    })
    void isReadFromTheCodeAtTheRoot(String code, CardFault fault) {
        var root = new PKCS11Exception(code + ": more about it");
        assertThat(CardFault.of(new ProviderException("sign() failed", root))).isEqualTo(fault);
        assertThat(CardFault.of(new LoginException().initCause(root))).isEqualTo(fault);
        assertThat(CardFault.code(root)).contains(code);
    }

    @Test
    void isFoundThroughAllTheCausesThatAWrongPinComesIn() {
        var login = new FailedLoginException().initCause(new PKCS11Exception("CKR_PIN_INCORRECT"));
        var failure = new IOException("load failed", new UnrecoverableKeyException().initCause(login));
        assertThat(CardFault.of(failure)).isEqualTo(CardFault.WRONG_PIN);
    }

    @Test
    void isNeverAWrongPinWithoutACode() {
        assertThat(CardFault.of(new FailedLoginException("CKR_PIN_INCORRECT"))).isEqualTo(CardFault.DRIVER_FAILED);
        assertThat(CardFault.of(new ProviderException("login() failed"))).isEqualTo(CardFault.DRIVER_FAILED);
    }

    @Test
    void isACardThatIsGoneWhereTheProviderSaysSo() {
        assertThat(CardFault.of(new ProviderException("Token has been removed")))
                .isEqualTo(CardFault.GONE);
    }

    @Test
    void isReadFromAnAnswerOfTheDriverItself() {
        var answer = new CryptokiException("C_OpenSession", 0xe0);
        assertThat(CardFault.of(answer)).isEqualTo(CardFault.GONE);
        assertThat(answer).hasMessage("C_OpenSession answered CKR_TOKEN_NOT_PRESENT");
        assertThat(new CryptokiException("C_OpenSession", 0x8000_0001L))
                .hasMessage("C_OpenSession answered 0x80000001");
    }

    @Test
    void isAMissingKeyWhereTheCardHasNone() {
        assertThat(CardFault.of(new MissingKeyException())).isEqualTo(CardFault.CANNOT_SIGN_SO);
    }

    /// Stands for the class of the same name that SunPKCS11 keeps to itself.
    private static final class PKCS11Exception extends Exception {
        private static final long serialVersionUID = 1L;

        private PKCS11Exception(String message) {
            super(message);
        }
    }
}
