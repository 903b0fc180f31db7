package obreia.desktop.ui.compose;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import obreia.desktop.ui.common.Background;
import obreia.desktop.vault.KeptDraft;
import obreia.desktop.vault.Vault;

/// One message that is being written, and what is kept of it. Of the FX thread; it is kept in the background, one
/// writing at a time, and always what was typed last.
public final class DraftModel {
    private final Vault vault;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Optional<Instant>> kept = new ReadOnlyObjectWrapper<>(Optional.empty());
    private OptionalLong id;
    private Optional<KeptDraft> next = Optional.empty();
    private boolean writing;
    private boolean ended;

    /// A draft that is kept under this number already, or a new one.
    public DraftModel(Vault vault, Background background, InstantSource clock, OptionalLong id) {
        this.vault = vault;
        this.background = background;
        this.clock = clock;
        this.id = id;
    }

    /// When it was last kept; empty before the first time.
    public ReadOnlyObjectProperty<Optional<Instant>> kept() {
        return kept.getReadOnlyProperty();
    }

    public OptionalLong id() {
        return id;
    }

    Instant now() {
        return clock.instant();
    }

    /// Keeps this from now on. A message of which nothing was written is not kept.
    void keep(KeptDraft draft) {
        if (!ended && (id.isPresent() || !draft.isEmpty())) {
            next = Optional.of(draft);
            write();
        }
    }

    /// Keeps nothing more: it was sent, or is about to be discarded.
    public void end() {
        ended = true;
        next = Optional.empty();
    }

    /// Takes it out of the vault, also when it is just being written there.
    public void remove() {
        end();
        background.run(() -> true, _ -> {
            if (id.isPresent()) {
                var number = id.getAsLong();
                background.run(() -> vault.drafts().remove(number), _ -> {});
            }
        });
    }

    private void write() {
        if (writing || next.isEmpty()) {
            return;
        }
        var draft = next.get();
        var number = id;
        next = Optional.empty();
        writing = true;
        background.run(() -> write(number, draft), written -> {
            writing = false;
            id = OptionalLong.of(written);
            kept.set(Optional.of(draft.changed()));
            write();
        });
    }

    private long write(OptionalLong number, KeptDraft draft) throws IOException {
        if (number.isPresent() && vault.drafts().put(number.getAsLong(), draft)) {
            return number.getAsLong();
        }
        return vault.drafts().add(draft);
    }
}
