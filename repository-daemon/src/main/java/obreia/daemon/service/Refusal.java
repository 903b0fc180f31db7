package obreia.daemon.service;

import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Response;

/// A request that is not granted, on its way to the answer that says so. It never leaves this package.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String sentence;

    Refusal(ErrorCode code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    private Refusal(ErrorCode code, Exception cause) {
        super(cause);
        this.code = code;
        this.sentence = String.valueOf(cause.getMessage());
    }

    static Refusal of(MalformedException cause) {
        return new Refusal(ErrorCode.MALFORMED, cause);
    }

    static Refusal of(ErrorCode code, VerificationException cause) {
        return new Refusal(code, cause);
    }

    Response response() {
        return Response.Failure.of(code, sentence);
    }
}
