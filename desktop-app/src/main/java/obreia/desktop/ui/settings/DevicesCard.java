package obreia.desktop.ui.settings;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.Devices;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import org.jspecify.annotations.Nullable;

/// The part of the settings about the computers that read this mailbox. It looks whenever it comes into sight.
public final class DevicesCard extends VBox {
    private final Surface surface;
    private final Words words;
    private final DeviceActions actions;
    private final VBox rows = Parts.below();
    private final VBox below = Parts.below();
    private Optional<Devices.Device> asked = Optional.empty();

    /// A part that knows of no computer yet.
    public DevicesCard(Surface surface, DeviceActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().addAll("card", "setting-card");
        rows.setId("devices");
        getChildren()
                .addAll(
                        Texts.text(words.of("devices.title"), "heading"),
                        Texts.text(words.of("devices.means"), "muted"),
                        rows,
                        below);
        say();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                look();
            }
        });
    }

    private void look() {
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().setAll(Texts.text(words.of("devices.looking"), "muted"));
        }
        actions.list(
                this::show,
                why -> rows.getChildren()
                        .setAll(Parts.said(
                                "devices-unknown", Icons.ATTENTION, words.of("devices.unknown", why), "attention")));
    }

    private void show(Devices.Own own) {
        rows.getChildren().clear();
        for (var device : own.devices()) {
            rows.getChildren().add(row(device));
            if (asked.filter(device::equals).isPresent()) {
                rows.getChildren().add(question(device));
            }
        }
        var signed = Texts.text(
                words.of("devices.statement", own.version(), surface.times().inSentence(own.signed())),
                "caption",
                "muted");
        signed.setId("devices-statement");
        rows.getChildren().add(signed);
    }

    private Node row(Devices.Device device) {
        var name = words.of(device.here() ? "devices.here" : "devices.other");
        var since = words.of("devices.since", surface.times().day(device.added()));
        var number = Texts.text(device.id().toString(), "fingerprint", "muted");
        var said = new VBox(Texts.text(name, "strong"), Texts.text(since, "muted"), number);
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = Texts.row("device", Icons.COMPUTER.node(), said);
        row.setAlignment(Pos.TOP_LEFT);
        if (!device.here()) {
            var remove = Parts.button("remove-" + device.id(), words.of("devices.remove"), () -> ask(device));
            remove.setAccessibleText(words.of("devices.removeThis", since));
            remove.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(remove);
        }
        return row;
    }

    private Node question(Devices.Device device) {
        var yes = Parts.button("remove-yes", words.of("devices.removeSign"), () -> remove(device), "accent");
        var no = Parts.button("remove-no", words.of("devices.keep"), () -> ask(null));
        var question = Parts.below(
                Texts.text(words.of("devices.removeMeans")),
                Texts.text(words.of("devices.removeKeeps"), "muted"),
                Parts.buttons(yes, no));
        question.getStyleClass().add("device-question");
        question.setId("remove-question");
        return question;
    }

    private void ask(Devices.@Nullable Device device) {
        asked = Optional.ofNullable(device);
        say();
        look();
    }

    private void remove(Devices.Device device) {
        asked = Optional.empty();
        actions.remove(device, done -> {
            switch (done) {
                case DeviceActions.Removing.Done() ->
                    say(Parts.said("devices-said", Icons.PASSED, words.of("devices.removed"), "verified"));
                case DeviceActions.Removing.NotSigned() ->
                    say(Parts.said("devices-said", Icons.NOT_DONE, words.of("devices.notSigned"), "muted"));
                case DeviceActions.Removing.Failed(var why) ->
                    say(Parts.said("devices-said", Icons.ATTENTION, words.of("devices.notRemoved", why), "attention"));
            }
            look();
        });
    }

    private void say(Node... nodes) {
        below.getChildren().setAll(nodes);
        below.setVisible(nodes.length > 0);
        below.setManaged(nodes.length > 0);
    }
}
