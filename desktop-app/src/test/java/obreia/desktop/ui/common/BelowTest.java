package obreia.desktop.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obreia.assets.Language;
import obreia.assets.Words;
import obreia.protocol.identity.PathFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the parts below the screens say in English, said in the language of a window.
class BelowTest {
    private static final Words ENGLISH = Words.in(Language.ENGLISH);
    private static final Words PORTUGUESE = Words.in(Language.PORTUGUESE);

    @ParameterizedTest
    @EnumSource(PathFault.class)
    void everyRuleThatACertificateCanBreakHasWords(PathFault fault) {
        for (var words : List.of(ENGLISH, PORTUGUESE)) {
            assertThat(new Below(words).of(fault.word() + ": CN=Somebody"))
                    .isEqualTo(words.of("path." + fault.code()))
                    .isNotEqualTo(fault.word());
        }
    }

    @Test
    void whatChangesInASentenceIsTakenAlongAndSaidInTheSameLanguage() {
        var said = "revoked since 2026-11-19T14:20:00Z: its key was compromised";

        assertThat(new Below(PORTUGUESE).of(said))
                .isEqualTo("revogado desde 19 de novembro de 2026: a chave ficou comprometida");
        assertThat(new Below(ENGLISH).of(said)).isEqualTo("revoked since 19 November 2026: its key was compromised");
        assertThat(new Below(PORTUGUESE)
                        .of("Message 7 from João is missing (0a1b): it was sent before “Contrato”, and the repository"
                                + " has not handed it out"))
                .isEqualTo("Falta a mensagem 7 de João (0a1b): foi enviada antes de “Contrato” e o repositório não a"
                        + " entregou");
    }

    @Test
    void whatNobodyForesawStaysAsItIs() {
        assertThat(new Below(PORTUGUESE).of("CKR_DEVICE_ERROR (0x30) {0}")).isEqualTo("CKR_DEVICE_ERROR (0x30) {0}");
        assertThat(new Below(ENGLISH).of("")).isEmpty();
    }

    @Test
    void theGravestCheckThatFailedSaysWhyAMessageIsNotVerified() {
        var lines = List.of(
                new Checklist.Line("checkpoints", "", "not checked", "the message names no checkpoints"),
                new Checklist.Line("revocation", "", "fails", "revoked: CN=Ana"),
                new Checklist.Line("signature", "", "fails", "the signature does not hold"));

        assertThat(new CheckWords(PORTUGUESE).reason(lines, ""))
                .isEqualTo("A assinatura não corresponde ao texto e aos ficheiros.");
        assertThat(new CheckWords(PORTUGUESE).reason(lines.subList(0, 2), "")).isEqualTo("O cartão está revogado.");
        assertThat(new CheckWords(PORTUGUESE).reason(List.of(), "the message is not to this mailbox"))
                .isEqualTo("A mensagem não se dirige a esta caixa");
    }
}
