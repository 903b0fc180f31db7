package obreia.protocol.wire;

/// What one frame holds, with the id that joins a response to its request. Ids are chosen by the client, from 1 to
/// 2⁵³ − 1; a response that answers nothing (a notice, or an error about a frame without a readable id) has 0.
///
/// The id says which request is answered, not that the answer is true: every answer is checked by what it holds.
public record Framed<T>(long id, T content) {
    public Framed {
        Limits.requireNumber("id", id, 0);
    }
}
