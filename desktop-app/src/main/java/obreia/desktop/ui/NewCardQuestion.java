package obreia.desktop.ui;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.PersonChange;
import obreia.desktop.ui.common.Surface;

/// Asks, before a message is sealed, whether a reader's new card is taken as theirs when no old device vouches for it.
final class NewCardQuestion implements MessageSender.Teller {
    private final Surface surface;
    private final Window owner;

    NewCardQuestion(Surface surface, Window owner) {
        this.surface = surface;
        this.owner = owner;
    }

    @Override
    public void tell(PersonChange change) {
        // What needs no answer stands with the person; what does is asked below.
    }

    @Override
    public boolean accepts(PersonChange change) {
        var answer = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            var words = surface.words();
            var yes = new ButtonType(words.of("newCard.accept"), ButtonBar.ButtonData.OK_DONE);
            var no = new ButtonType(words.of("newCard.refuse"), ButtonBar.ButtonData.CANCEL_CLOSE);
            var alert = new Alert(Alert.AlertType.CONFIRMATION, change.words(), yes, no);
            alert.initOwner(owner);
            alert.setTitle(words.of("newCard.title"));
            alert.setHeaderText(words.of("newCard.title"));
            surface.look().dress(alert.getDialogPane().getScene());
            answer.complete(alert.showAndWait().filter(yes::equals).isPresent());
        });
        return answer.join();
    }
}
