package obreia.desktop.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import obreia.assets.Theme;
import obreia.desktop.ui.Windows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Texts whose lines JavaFX must not break, and those that it may.
class LinesTest {
    private static final String ARABIC =
            "كما اتفقنا يوم الجمعة، يحدد البند 4 مهلة الإشعار بتسعين يومًا لكلينا. النص الجديد مرفق مع هذه الرسالة.";
    private static final double NARROW = 160;

    @BeforeAll
    static void startTheToolkit() throws Exception {
        var _ = FxToolkit.registerPrimaryStage();
    }

    @Test
    void onlyScriptsWithShapesOfTheirOwnAreBrokenHere() {
        assertThat(List.of("Contrato de março", "Σύμβαση", "Договір", "合同", "✔ 98 %"))
                .noneMatch(Lines::needs);
        assertThat(List.of(ARABIC, "פגישה", "नमस्ते", "e\u0301", "\u200F", "สวัสดี"))
                .allMatch(Lines::needs);
    }

    @Test
    void everyLineFitsAndNothingIsLostOrSaidTwice() throws Exception {
        var lines = Windows.onFx(() -> new Lines(Font.font(14)));

        var broken = Windows.onFx(() -> lines.broken(ARABIC, NARROW));

        assertThat(broken.lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line ->
                        assertThat(Windows.onFx(() -> lines.width(line))).isLessThanOrEqualTo(NARROW));
        assertThat(broken.replace('\n', ' ')).isEqualTo(ARABIC);
    }

    @Test
    void aWordThatIsTooLongIsCutAtALetterAndLinesStayWhereTheyWere() throws Exception {
        var lines = Windows.onFx(() -> new Lines(Font.font(14)));
        var word = "ש".repeat(1000);

        var broken = Windows.onFx(() -> lines.broken("א\n\n" + word, NARROW));

        assertThat(broken).startsWith("א\n\nש").hasLineCount((int)
                broken.lines().count());
        assertThat(broken.replace("\n", "")).isEqualTo("א" + word);
        assertThat(broken.lines()).hasSizeGreaterThan(20);
    }

    @Test
    void aLineThatGoesOnWithAWordOfTheOtherDirectionKeepsThatOfItsSentence() throws Exception {
        var lines = Windows.onFx(() -> new Lines(Font.font(14)));

        var broken = Windows.onFx(() -> lines.broken("Signed with the card of ليلى حداد and no other.", NARROW));

        assertThat(broken.lines().filter(line -> line.contains("ليلى")))
                .allSatisfy(line -> assertThat(line.startsWith("ليلى")).isFalse());
    }

    @Test
    void aLabelThatIsReadFromTheRightIsLaidOutAtEveryWidth() throws Exception {
        var label = Windows.onFx(() -> Texts.directed(Texts.text(ARABIC), ARABIC));
        var box = Windows.onFx(() -> {
            var around = new VBox(label);
            new Look(Theme.LIGHT).dress(new Scene(around));
            return around;
        });

        assertThat(label.getNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        for (var width = 500; width > 20; width -= 7) {
            var now = width;
            var height = Windows.onFx(() -> {
                box.applyCss();
                box.resize(now, 2000);
                box.layout();
                return label.getHeight();
            });
            assertThat(height).as("at " + width).isPositive();
        }
        assertThat(label.getText().lines().count()).isGreaterThan(10);
    }

    @Test
    void whatIsSetLaterIsBrokenTooAndPlainTextIsNot() throws Exception {
        Label label = Windows.onFx(() -> Texts.text("Contrato"));
        var _ = Windows.onFx(() -> {
            label.resize(NARROW, 100);
            label.setText(ARABIC);
            return true;
        });
        assertThat(label.getText()).contains("\n");
        assertThat(label.isWrapText()).isFalse();

        var _ = Windows.onFx(() -> {
            label.setText("A sentence that is longer than the label is wide, so that it has to wrap");
            return true;
        });
        assertThat(label.getText()).doesNotContain("\n");
        assertThat(label.isWrapText()).isTrue();
    }
}
