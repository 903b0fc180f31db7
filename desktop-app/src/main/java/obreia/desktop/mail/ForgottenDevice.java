package obreia.desktop.mail;

import java.io.IOException;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.Registration;
import obreia.desktop.repository.RepositoryClient;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.SignedStatement;

/// A device that its repository does not know any more: one that another device removed, or whose statement was lost
/// when the repository was restored from a backup. What was signed then is handed in again; no PIN is needed.
final class ForgottenDevice {
    private final Account account;

    ForgottenDevice(Account account) {
        this.account = account;
    }

    /// Hands in the statement that lists this device, if the repository takes it; true if this device is known again.
    /// Otherwise the person is told what to do.
    boolean isBack(RepositoryClient line) throws IOException, VerificationException {
        var member = account.member();
        var newest = 0L;
        for (var kept : account.vault().people().statements(member.mailbox())) {
            var signed = signed(kept.cms());
            if (signed.statement().device(member.device()).isPresent()) {
                switch (registered(line, signed)) {
                    case Answer.Granted<Registration>(Registration.Opened _) -> {
                        return true;
                    }
                    case Answer.Granted<Registration>(Registration.Existing(var existing)) ->
                        newest = existing.statement().version();
                    case Answer.Refused<Registration> _ -> {
                        // It builds on one that is not there: only the device that made that one can hand it in.
                    }
                }
            }
        }
        account.vault().alarms().raise(account.now(), words(newest));
        return false;
    }

    private Answer<Registration> registered(RepositoryClient line, SignedStatement signed)
            throws IOException, VerificationException {
        var statement = signed.statement();
        try (var device = account.deviceKey()) {
            var boxKey = new BoxKeyRotation(account).make(statement.origin(), statement.mailbox(), device);
            var answer = line.register(signed, boxKey);
            if (answer instanceof Answer.Granted<Registration>(Registration.Opened _)) {
                account.vault().boxKeys().accepted(boxKey.number(), account.now());
            }
            return answer;
        }
    }

    private String words(long newest) throws IOException {
        var known = newest == 0
                ? "It has no mailbox of yours"
                : "The newest statement of your mailbox that it has is number " + newest;
        return "The repository does not know this device any more. " + known
                + ". Either another of your devices removed"
                + " this one, or the repository was restored from a backup that is older. Look at your mail once on"
                + " each of your other devices: they hand in what the repository lacks, and then this one works"
                + " again. If it does not, or there is no other, keep this profile ("
                + account.vault().profile()
                + ") with all that it holds, and register with your card in a new one.";
    }

    private static SignedStatement signed(Bytes cms) throws IOException {
        try {
            return SignedStatement.verify(cms);
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
        }
    }
}
