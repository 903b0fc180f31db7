package obreia.desktop.repository;

import obreia.protocol.VerificationException;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// Which kind of response answers which request, as [Request] says.
final class AnswerTypes {
    private AnswerTypes() {}

    /// Refuses a response that answers another request than this one. An error answers every request.
    static void check(Request request, Response response) throws VerificationException {
        if (!(response instanceof Response.Failure) && !answers(request, response)) {
            throw new VerificationException("the repository answered "
                    + request.getClass().getSimpleName() + " with "
                    + response.getClass().getSimpleName());
        }
    }

    private static boolean answers(Request request, Response response) {
        return switch (request) {
            case Request.Register _ -> response instanceof Response.Registered || response instanceof Response.Existing;
            case Request.Update _ -> response instanceof Response.Updated;
            case Request.Lookup _ -> response instanceof Response.Statements;
            case Request.ListPeople _ -> response instanceof Response.People;
            case Request.Send _, Request.Receipt _ -> response instanceof Response.Stored;
            case Request.New _, Request.All _, Request.Status _ -> response instanceof Response.Entries;
            case Request.Fetch _ -> response instanceof Response.EnvelopeBody;
            case Request.Delete _ -> response instanceof Response.Deleted;
            case Request.Rotate _ -> response instanceof Response.Rotated;
            case Request.Subscribe _ -> response instanceof Response.Subscribed;
            case Request.Checkpoints _ -> response instanceof Response.Checkpoints;
        };
    }
}
