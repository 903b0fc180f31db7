package obreia.daemon.service;

import java.io.IOException;
import java.util.stream.Stream;
import obreia.daemon.log.SetBackWatch;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// Where members show the newest checkpoints they know, and are shown the repository's.
final class Checkpoints {
    private final Desk desk;
    private final VerifierKey key;
    private final SetBackWatch watch;

    Checkpoints(Desk desk, VerifierKey key, SetBackWatch watch) {
        this.desk = desk;
        this.key = key;
        this.watch = watch;
    }

    /// Refuses everything from the moment on at which somebody is known to have seen more than there is.
    void requireNotSetBack() throws Refusal {
        var why = watch.why();
        if (why.isPresent()) {
            throw new Refusal(ErrorCode.SET_BACK, why.get());
        }
    }

    Response exchange(Caller caller, Request.Checkpoints request) throws IOException, Refusal {
        desk.member(caller);
        for (var note : Stream.concat(request.directory().stream(), request.messages().stream())
                .toList()) {
            watch.show(own(note));
        }
        requireNotSetBack();
        return new Response.Checkpoints(newest(LogKind.DIRECTORY), newest(LogKind.MESSAGES));
    }

    private SignedCheckpoint own(Bytes note) throws Refusal {
        try {
            return SignedCheckpoint.verify(note, key);
        } catch (MalformedException e) {
            throw Refusal.of(e);
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.NOT_VERIFIED, e);
        }
    }

    private Bytes newest(LogKind log) throws IOException {
        return desk.store()
                .checkpoint(log)
                .orElseThrow(() -> new IOException("the " + log.code() + " log has no checkpoint"));
    }
}
