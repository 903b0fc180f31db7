package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every screen whatever stands on it: nothing is pushed out of the window, cut at its edge, without a
/// name, or hard to read.
class HardCasesTest extends MailCase {
    private HardCases cases;

    @BeforeEach
    void knowSomebody() throws Exception {
        var _ = People.stored(People.send(ana, "Contrato de março", joao));
        cases = new HardCases(ana, People.CLOCK);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyScreenFitsItsWindowAndCanBeReadAndNamed(Theme theme) throws Exception {
        var words = Words.in(theme == Theme.LIGHT ? Language.ENGLISH : Language.PORTUGUESE);
        var look = Windows.onFx(() -> new Look(theme));
        var surface = new Surface(words, new Times(words, People.CLOCK, ZoneOffset.UTC), look);
        var stage = Windows.onFx(Stage::new);
        var wrong = new ArrayList<String>();
        for (var each : Windows.onFx(() -> cases.all(surface)).entrySet()) {
            Windows.onFx(() -> wrong(stage, look, each.getValue()))
                    .forEach(what -> wrong.add(each.getKey() + ": " + what));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> wrong(Stage stage, Look look, HardCases.Case drawn) {
        look.scale(drawn.percent());
        var scene = new Scene(drawn.root().get(), drawn.width(), drawn.height());
        look.dress(scene);
        stage.setScene(scene);
        stage.setWidth(drawn.width());
        stage.setHeight(drawn.height());
        for (var turn = 0; turn < 3; turn++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        var wrong = new ArrayList<String>();
        wrong.addAll(SceneWalk.unnamed(scene.getRoot()));
        wrong.addAll(SceneWalk.unreadable(scene.getRoot()));
        pushedOut(scene, wrong);
        tooWide(scene.getRoot(), wrong);
        return wrong;
    }

    /// The parts of the frame stand where the window is.
    private static void pushedOut(Scene scene, List<String> wrong) {
        var window = new BoundingBox(-1, -1, scene.getWidth() + 2, scene.getHeight() + 2);
        for (var style : List.of(".rail", ".status-bar", ".compose-foot", ".reader-bar", ".page-head")) {
            for (var part : scene.getRoot().lookupAll(style)) {
                var place = part.localToScene(part.getLayoutBounds());
                if (!window.contains(place)) {
                    wrong.add(style + " is at " + place);
                }
            }
        }
    }

    /// What scrolls down is no wider than what it scrolls in, and no word of it stands outside.
    private static void tooWide(Node node, List<String> wrong) {
        if (node instanceof ScrollPane scroll
                && scroll.isFitToWidth()
                && scroll.getContent() instanceof Region content) {
            var room = scroll.getViewportBounds().getWidth();
            if (room > 0 && content.getWidth() > room + 1) {
                wrong.add(Map.of("content", content.getWidth(), "room", room) + " of " + scroll.getStyleClass());
            }
            SceneWalk.each(content, part -> {
                if (part instanceof Labeled label && right(label, content) > content.getWidth() + 1) {
                    wrong.add("outside its page: " + label.getText());
                }
            });
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> tooWide(child, wrong));
        }
    }

    private static double right(Node part, Node page) {
        return page.sceneToLocal(part.localToScene(part.getLayoutBounds())).getMaxX();
    }
}
