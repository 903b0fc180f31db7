package obreia.desktop.vault;

import java.util.List;
import obreia.protocol.sealing.BoxKey;

/// The private box keys of this device, the newest first, in memory until closed.
public record OpenBoxKeys(List<BoxKey> keys) implements AutoCloseable {
    public OpenBoxKeys {
        keys = List.copyOf(keys);
    }

    @Override
    public void close() {
        keys.forEach(BoxKey::close);
    }
}
