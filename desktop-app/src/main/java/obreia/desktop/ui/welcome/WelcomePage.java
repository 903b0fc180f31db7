package obreia.desktop.ui.welcome;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Assets;
import obreia.assets.Words;
import obreia.desktop.entry.Entrant;
import obreia.desktop.entry.Step;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.MalformedException;
import obreia.protocol.wire.RepositoryAddress;

/// Where somebody comes in for the first time: six checks that run by themselves, and what to do where one fails.
public final class WelcomePage extends ScrollPane {
    private static final double AROUND = 120;

    private final Words words;
    private final WelcomeModel model;
    private final WelcomeActions actions;
    private final TextField address = new TextField();
    private final VBox foot = new VBox();

    public WelcomePage(Surface surface, WelcomeModel model, WelcomeActions actions) {
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
        var steps = new VBox();
        steps.getStyleClass().add("steps");
        var invitation = invitation();
        for (var step : Step.values()) {
            steps.getChildren()
                    .add(
                            step == Step.REPOSITORY
                                    ? new StepRow(words, model, actions, step, invitation)
                                    : new StepRow(words, model, actions, step));
        }
        foot.getStyleClass().add("step-body");
        var column = new VBox(
                head(words.of("welcome.title"), words.of("welcome.means")),
                said(),
                steps,
                foot,
                new PracticeStrip(words, model, actions));
        column.getStyleClass().add("welcome-column");
        var page = new StackPane(column);
        page.getStyleClass().add("welcome-page");
        getStyleClass().add("welcome-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(page);
        model.entrant().subscribe(this::foot);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(focused -> {
            if (focused != null) {
                reveal(focused);
            }
        });
    }

    /// Scrolls so far that what has the focus is seen, with what stands around it.
    private void reveal(Node focused) {
        var page = getContent();
        for (var parent = focused.getParent(); parent != null && !parent.equals(page); ) {
            parent = parent.getParent();
            if (parent == null) {
                return; // it is somewhere else
            }
        }
        applyCss();
        layout();
        var bounds = page.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
        var room = getViewportBounds().getHeight();
        var over = page.getBoundsInLocal().getHeight() - room;
        var top = getVvalue() * over;
        if (over > 0 && bounds.getMinY() < top + AROUND) {
            setVvalue(Math.max(0, bounds.getMinY() - AROUND) / over);
        } else if (over > 0 && bounds.getMaxY() > top + room - AROUND) {
            setVvalue(Math.min(over, bounds.getMaxY() + AROUND - room) / over);
        }
    }

    /// The icon beside a headline and a sentence.
    static Node head(String headline, String means) {
        var icon = new ImageView(new Image(Assets.icon().getLast().toExternalForm()));
        icon.setFitWidth(56);
        icon.setFitHeight(56);
        icon.setSmooth(true);
        var lines = new VBox(Texts.text(headline, "display"), Texts.text(means, "muted"));
        return Texts.row("welcome-head", icon, lines);
    }

    private Label said() {
        var said = Texts.state(Icons.ATTENTION, "", "welcome-said");
        said.setMaxWidth(Double.MAX_VALUE);
        said.setWrapText(true);
        said.setId("welcome-said");
        said.managedProperty().bind(said.visibleProperty());
        model.said().subscribe(sentence -> {
            said.setText(sentence.orElse(""));
            said.setVisible(sentence.isPresent());
        });
        return said;
    }

    /// The field for the address stands with the last step, and takes a link at any time.
    private Node invitation() {
        address.setId("address");
        address.setPromptText("obreia://");
        address.setAccessibleText(words.of("welcome.address"));
        address.textProperty().bindBidirectional(model.address());
        address.textProperty().addListener((_, _, typed) -> {
            if (whole(typed)) {
                actions.check();
            }
        });
        address.setOnAction(_ -> actions.check());
        return new VBox(Texts.line(words.of("welcome.address"), "dense", "over-field"), address);
    }

    private static boolean whole(String typed) {
        try {
            var _ = RepositoryAddress.parse(typed.strip());
            return true;
        } catch (MalformedException _) {
            return false; // it is still being typed
        }
    }

    private void foot(Optional<Entrant> entrant) {
        foot.getChildren().clear();
        foot.setManaged(entrant.isPresent());
        entrant.ifPresent(ready -> {
            var go = Texts.button(words.of("welcome.goOn"), actions::goOn, "accent", "main");
            go.setId("go-on");
            go.setDefaultButton(true);
            var said = Texts.text(
                    words.of(
                            "welcome.inPlace",
                            Names.shown(ready.holder()),
                            ready.repository().origin().toString()),
                    "strong");
            foot.getChildren().addAll(said, go);
            Platform.runLater(go::requestFocus);
        });
    }
}
