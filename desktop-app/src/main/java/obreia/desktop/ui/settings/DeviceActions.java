package obreia.desktop.ui.settings;

import java.util.function.Consumer;
import obreia.desktop.mail.Devices;

/// What the part about computers asks for. Called and answered on the FX thread.
public interface DeviceActions {
    /// What came of the wish to remove a computer.
    sealed interface Removing {
        /// It is out.
        record Done() implements Removing {}

        /// The person did not sign, or the card could not.
        record NotSigned() implements Removing {}

        /// It is as it was; `why` is for a person.
        record Failed(String why) implements Removing {}
    }

    /// Looks for the newest list.
    ///
    /// @param failed hears why there is none, for a person
    void list(Consumer<Devices.Own> done, Consumer<String> failed);

    /// Removes a computer, which takes the card.
    void remove(Devices.Device device, Consumer<Removing> done);
}
