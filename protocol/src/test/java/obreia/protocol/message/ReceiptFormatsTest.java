package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import obreia.fixtures.messages.Letters;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;

class ReceiptFormatsTest {
    private static final Bytes ID = Digest.of(Bytes.utf8("id")).bytes();
    private static final String DATA = "1.2.840.113549.1.7.1";

    @Test
    void readsTheRequestThatItWrote() throws Exception {
        var request = new ReceiptRequest(ID, List.of(Letters.RUI, Letters.EVA), Letters.ANA);
        assertThat(ReceiptRequest.decode(request.encode())).isEqualTo(request);
    }

    @Test
    void readsARequestToEveryRecipientThereCanBe() throws Exception {
        var all = IntStream.range(0, MessageHeaders.MAX_RECIPIENTS)
                .mapToObj(i -> Letters.mailbox("reader " + i))
                .toList();
        var request = new ReceiptRequest(ID, all, Letters.ANA);
        assertThat(ReceiptRequest.decode(request.encode())).isEqualTo(request);
    }

    @Test
    void readsTheReceiptThatItWrote() throws Exception {
        var receipt = new ReceiptContent(DATA, ID, Bytes.of(new byte[256]));
        assertThat(ReceiptContent.decode(receipt.encode())).isEqualTo(receipt);
    }

    @Test
    void refusesRequestsThatOthersMayWrite() {
        var id = new DEROctetString(ID.toArray());
        var list = new DERTaggedObject(false, 1, new DERSequence(names(uri(Letters.RUI.urn()))));
        var to = new DERSequence(names(uri(Letters.ANA.urn())));
        var shortId = new DEROctetString(new byte[31]);
        var all = new DERTaggedObject(false, 0, new ASN1Integer(0));
        var explicit = new DERTaggedObject(true, 1, new DERSequence(names(uri(Letters.RUI.urn()))));
        var nobody = new DERTaggedObject(false, 1, new DERSequence());
        var twice = new DERTaggedObject(false, 1, new DERSequence(new ASN1Encodable[] {
            names(uri(Letters.RUI.urn())), names(uri(Letters.RUI.urn()))
        }));
        var mail = new GeneralName(GeneralName.rfc822Name, "rui@example.org");
        var mailList = new DERTaggedObject(false, 1, new DERSequence(names(mail)));
        var pair = names(uri(Letters.RUI.urn()), uri(Letters.EVA.urn()));
        var pairList = new DERTaggedObject(false, 1, new DERSequence(pair));
        var upper = names(uri("URN:UUID:" + Letters.RUI));

        refusesRequest(id, list);
        refusesRequest(id, list, to, to);
        refusesRequest(shortId, list, to);
        refusesRequest(id, all, to);
        refusesRequest(id, explicit, to);
        refusesRequest(id, nobody, to);
        refusesRequest(id, twice, to);
        refusesRequest(id, mailList, to);
        refusesRequest(id, pairList, to);
        refusesRequest(id, list, new DERSequence());
        refusesRequest(id, list, new DERSequence(new ASN1Encodable[] {names(mail)}));
        refusesRequest(id, list, new DERSequence(upper));
        refusesRequest(new ASN1Integer(1), list, to);
        refusesRequest(list, id, to);
    }

    @Test
    void refusesReceiptsThatOthersMayWrite() {
        var version = new ASN1Integer(1);
        var type = new ASN1ObjectIdentifier(DATA);
        var id = new DEROctetString(ID.toArray());
        var signature = new DEROctetString(new byte[64]);

        refusesReceipt(version, type, id);
        refusesReceipt(version, type, id, signature, signature);
        refusesReceipt(new ASN1Integer(2), type, id, signature);
        refusesReceipt(version, id, type, signature);
        refusesReceipt(version, type, new DEROctetString(new byte[31]), signature);
        refusesReceipt(version, type, id, new DEROctetString(new byte[0]));
        refusesReceipt(version, type, id, new DEROctetString(new byte[513]));
        refusesReceipt(version, type, id, new DERSequence());
        assertThatThrownBy(() -> ReceiptContent.decode(Bytes.of(new byte[1025])))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesEveryBeginningAndEveryContinuation() {
        var request = new ReceiptRequest(ID, List.of(Letters.RUI), Letters.ANA).encode();
        var receipt = new ReceiptContent(DATA, ID, Bytes.of(new byte[64])).encode();
        for (var i = 0; i < request.length(); i++) {
            var cut = request.slice(0, i);
            assertThatThrownBy(() -> ReceiptRequest.decode(cut)).isInstanceOf(MalformedException.class);
        }
        for (var i = 0; i < receipt.length(); i++) {
            var cut = receipt.slice(0, i);
            assertThatThrownBy(() -> ReceiptContent.decode(cut)).isInstanceOf(MalformedException.class);
        }
        var more = Bytes.of((byte) 0);
        assertThatThrownBy(() -> ReceiptRequest.decode(Bytes.concat(request, more)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ReceiptContent.decode(Bytes.concat(receipt, more)))
                .isInstanceOf(MalformedException.class);
    }

    private static GeneralName uri(String text) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, text);
    }

    private static GeneralNames names(GeneralName... names) {
        return new GeneralNames(names);
    }

    private static void refusesRequest(ASN1Encodable... fields) {
        var der = ReceiptRequest.encoded(new DERSequence(fields));
        assertThatThrownBy(() -> ReceiptRequest.decode(der)).isInstanceOf(MalformedException.class);
    }

    private static void refusesReceipt(ASN1Encodable... fields) {
        var der = ReceiptRequest.encoded(new DERSequence(fields));
        assertThatThrownBy(() -> ReceiptContent.decode(der)).isInstanceOf(MalformedException.class);
    }
}
