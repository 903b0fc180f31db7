package obreia.protocol.message;

import java.util.List;
import java.util.Optional;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.Origin;

/// Headers with one field changed.
record Headers(MessageHeaders get) {
    static Headers of(MessageHeaders headers) {
        return new Headers(headers);
    }

    Headers id(MessageId id) {
        return with(id, get.origin(), get.device(), get.seen());
    }

    Headers origin(Origin origin) {
        return with(get.id(), origin, get.device(), get.seen());
    }

    Headers device(DeviceId device) {
        return with(get.id(), get.origin(), device, get.seen());
    }

    Headers seen(Seen... seen) {
        return with(get.id(), get.origin(), get.device(), List.of(seen));
    }

    Headers checkpoints(ClaimedCheckpoints checkpoints) {
        return new Headers(new MessageHeaders(
                get.id(),
                Optional.empty(),
                get.date(),
                get.subject(),
                get.origin(),
                get.device(),
                get.recipients(),
                get.sequence(),
                get.previous(),
                get.seen(),
                Optional.of(checkpoints)));
    }

    private Headers with(MessageId id, Origin origin, DeviceId device, List<Seen> seen) {
        return new Headers(new MessageHeaders(
                id,
                Optional.empty(),
                get.date(),
                get.subject(),
                origin,
                device,
                get.recipients(),
                get.sequence(),
                get.previous(),
                seen,
                get.checkpoints()));
    }
}
