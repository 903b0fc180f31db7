package obreia.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;

/// What somebody with a good card, but a program of their own, can sign.
final class Forgery {
    private Forgery() {}

    /// A content and a request for receipts that need not fit.
    static Bytes message(Correspondent signer, Bytes content, ReceiptRequest request, Instant signingTime) {
        return signed(signer, ContentType.DATA, content, Optional.of(request.attribute()), signingTime);
    }

    static Bytes message(Correspondent signer, MessageHeaders headers) {
        return message(signer, content(headers), ReceiptRequest.of(headers), headers.date());
    }

    static Bytes receipt(Correspondent signer, ReceiptTerms terms) {
        return signed(
                signer, ContentType.RECEIPT, terms.content().encode(), Optional.of(terms.attribute()), Post.SIGNED);
    }

    static Bytes signed(
            Correspondent signer, ContentType type, Bytes content, Optional<SignedAttribute> extra, Instant time) {
        var card = signer.person().card();
        return card.complete(SigningInput.of(
                type, content, card.algorithms().getFirst(), card.certificate(), card.path(), time, extra));
    }

    static Bytes content(MessageHeaders headers) {
        try {
            return new MessageContent(headers, "Please pay.\n", List.of()).encode();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
