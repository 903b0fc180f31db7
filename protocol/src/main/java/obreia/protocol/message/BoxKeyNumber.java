package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.DeviceId;

/// The box key of a device that was the newest for the sender when the message was signed. Written `device:number`.
public record BoxKeyNumber(DeviceId device, long number) {
    public BoxKeyNumber {
        if (number < 1) {
            throw new IllegalStateException("box keys are numbered from 1, not " + number);
        }
    }

    static BoxKeyNumber parse(String text) throws MalformedException {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new MalformedException("a box key is named device:number");
        }
        return new BoxKeyNumber(
                DeviceId.parse(text.substring(0, colon)),
                Text.parseNumber("box-key number", text.substring(colon + 1), 1, Sequence.MAX));
    }

    String format() {
        return device + ":" + number;
    }
}
