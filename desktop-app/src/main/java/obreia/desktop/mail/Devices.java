package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.repository.Refusal;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;

/// The devices of this person's own mailbox.
public final class Devices {
    private final Account account;

    public Devices(Account account) {
        this.account = account;
    }

    /// A computer that is a device of the mailbox.
    ///
    /// @param number of its newest box key, where it handed one in
    public record Device(DeviceId id, Instant added, boolean here, Optional<Long> number) {}

    /// The devices of the mailbox, by its newest statement.
    ///
    /// @param version of the statement, from 1
    /// @param signed  when the card signed it
    public record Own(long version, Instant signed, List<Device> devices) {
        public Own {
            devices = List.copyOf(devices);
        }
    }

    /// What came of removing a device.
    public sealed interface Removal {
        record Done(long version) implements Removal {}

        record NotSigned(SigningOutcome outcome) implements Removal {}

        record Refused(Refusal refusal) implements Removal {}

        /// The newest statement does not list it.
        record Unknown() implements Removal {}
    }

    /// As the newest statement lists them; the repository is asked where it can be reached.
    public List<Device> list() throws IOException, MalformedException, VerificationException {
        return own().devices();
    }

    /// The same, with the statement that lists them.
    public Own own() throws IOException, MalformedException, VerificationException {
        var member = account.member();
        var own = new Recipients(account, new Reach(account).line().connected()).correspondent(member.mailbox());
        var statement = own.statement().statement();
        var devices = statement.devices().stream()
                .map(device -> new Device(
                        device.id(),
                        device.added(),
                        device.id().equals(member.device()),
                        own.boxKeys().stream()
                                .filter(key -> key.device().equals(device.id()))
                                .map(key -> key.number())
                                .findFirst()))
                .toList();
        return new Own(statement.version(), statement.issued(), devices);
    }

    /// Signs a statement without this device. It is out at once, open connections too.
    public Removal remove(DeviceId device, PinPrompt prompt)
            throws IOException, MalformedException, VerificationException {
        var member = account.member();
        var line = account.line();
        var own = new Recipients(account, Optional.of(line)).correspondent(member.mailbox());
        var before = own.statement().statement();
        var devices = before.devices().stream()
                .filter(entry -> !entry.id().equals(device))
                .toList();
        if (devices.size() == before.devices().size() || devices.isEmpty()) {
            return new Removal.Unknown();
        }
        var desk = new CardDesk(account.cards(), prompt);
        Signing<Removal> signing = desk.use(member.card(), Optional.of(before.card()), card -> {
            var input = SignedStatement.prepare(
                    next(own.statement(), devices),
                    card.algorithms().getFirst(),
                    card.certificate(),
                    new Standing(account).path(card));
            return switch (desk.sign(
                    card, input, new PinRequest(new Purpose.Removal(String.valueOf(device)), List.of(), 1))) {
                case Signing.NotSigned<Bytes>(var outcome) -> new Signing.NotSigned<>(outcome);
                case Signing.Done<Bytes>(var signature) -> {
                    var signed = SignedStatement.verify(input.complete(signature));
                    yield new Signing.Done<>(new OwnStatements(account)
                            .handIn(line, signed)
                            .<Removal>map(Removal.Refused::new)
                            .orElseGet(() -> new Removal.Done(signed.statement().version())));
                }
            };
        });
        return switch (signing) {
            case Signing.Done<Removal>(var removal) -> removal;
            case Signing.NotSigned<Removal>(var outcome) -> new Removal.NotSigned(outcome);
        };
    }

    private Statement next(SignedStatement before, List<DeviceEntry> devices) {
        var old = before.statement();
        return new Statement(
                old.origin(),
                old.mailbox(),
                old.version() + 1,
                Optional.of(before.digest()),
                OwnStatements.after(old, account.now()),
                old.alias(),
                old.card(),
                devices,
                Optional.empty());
    }
}
