package obreia.desktop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.Tries;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.UnreachableException;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;

/// Turns what went wrong into an exit code, a word and a sentence.
final class Failures {
    private Failures() {}

    static CommandFailure of(Exception thrown) {
        var why = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case CommandFailure failure -> failure;
            case VerificationException _ -> new CommandFailure(ExitCode.NOT_VERIFIED, "not_verified", why);
            case MalformedException _ -> new CommandFailure(ExitCode.WRONG_USE, "malformed", why);
            case UnreachableException _ ->
                new CommandFailure(ExitCode.UNREACHABLE, "unreachable", why + "; nothing was lost, try again later");
            case NoSuchFileException _ -> new CommandFailure(ExitCode.WRONG_USE, "file", "there is no file " + why);
            case FileAlreadyExistsException _ ->
                new CommandFailure(ExitCode.WRONG_USE, "file", why + " is there already and was left as it is");
            case IOException _ -> new CommandFailure(ExitCode.WRONG_USE, "disk", why);
            case UncheckedIOException _ -> new CommandFailure(ExitCode.WRONG_USE, "disk", why);
            default -> new CommandFailure(ExitCode.WRONG_USE, "fault", "a fault of this program: " + thrown);
        };
    }

    static CommandFailure refused(Refusal refusal) {
        return new CommandFailure(
                ExitCode.REFUSED, refusal.code().code(), "the repository refused: " + refusal.message());
    }

    /// Why a card did not sign, and what to do.
    static CommandFailure notSigned(SigningOutcome outcome) {
        return switch (outcome) {
            case SigningOutcome.Signed _ -> throw new IllegalStateException("a card that signed did not fail");
            case SigningOutcome.WrongPin(var left) ->
                card("wrong_pin", "the PIN was not the right one" + tries(left) + "; nothing was sent");
            case SigningOutcome.Blocked(var next) -> card("blocked", "the card's PIN is blocked. " + next);
            case SigningOutcome.NotActivated(var next) ->
                card("not_activated", "the card's PIN is not activated. " + next);
            case SigningOutcome.Cancelled() -> card("cancelled", "cancelled; nothing was sent");
            case SigningOutcome.CardMissing(var state, var why) ->
                card("card_missing", "the card is not there: " + why + ". " + state.nextStep());
            case SigningOutcome.Unsupported(var why) -> card("unsupported", "this card cannot sign so: " + why);
            case SigningOutcome.Failed(var why, var _) ->
                card("card_failed", "the card or its software failed: " + why);
        };
    }

    private static String tries(Tries left) {
        return switch (left) {
            case Tries.Unknown() -> "";
            case Tries.Few() -> "; few tries are left";
            case Tries.Exactly(var count) ->
                switch (count) {
                    case 0 -> "; the card is now blocked";
                    case 1 -> "; one try is left";
                    default -> "; " + count + " tries are left";
                };
        };
    }

    private static CommandFailure card(String code, String message) {
        return new CommandFailure(ExitCode.CARD, code, message);
    }
}
