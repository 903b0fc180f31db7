package obreia.desktop.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.mail.Devices;
import obreia.desktop.ui.settings.DeviceActions;

/// What the part about computers does.
final class DevicesDesk implements DeviceActions {
    private final MailDesk desk;

    DevicesDesk(MailDesk desk) {
        this.desk = desk;
    }

    @Override
    public void list(Consumer<Devices.Own> done, Consumer<String> failed) {
        var _ = desk.mailroom()
                .ask(account -> new Devices(account).own())
                .whenComplete((own, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        done.accept(own);
                    } else {
                        failed.accept(desk.why(failure));
                    }
                }));
    }

    @Override
    public void remove(Devices.Device device, Consumer<Removing> done) {
        var words = desk.surface().words();
        desk.signing()
                .run(
                        words.of("devices.removeSign"),
                        words.of("devices.removeSign"),
                        (account, prompt) -> new Devices(account).remove(device.id(), prompt),
                        outcome -> outcome instanceof Devices.Removal.NotSigned(var why)
                                ? Optional.of(why)
                                : Optional.<SigningOutcome>empty(),
                        outcome -> done.accept(removing(outcome)),
                        () -> done.accept(new Removing.NotSigned()),
                        failure -> done.accept(new Removing.Failed(desk.why(failure))));
    }

    private Removing removing(Devices.Removal outcome) {
        return switch (outcome) {
            case Devices.Removal.Done _ -> new Removing.Done();
            case Devices.Removal.NotSigned _ -> new Removing.NotSigned();
            case Devices.Removal.Refused(var refusal) -> new Removing.Failed(refusal.message());
            case Devices.Removal.Unknown() ->
                new Removing.Failed(desk.surface().words().of("devices.gone"));
        };
    }
}
