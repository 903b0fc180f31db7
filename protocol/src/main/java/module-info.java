/// The formats and proofs of Obreia: no socket, file, thread, logger, locale or clock of its own.
///
/// The packages exported to `obreia.desktop` alone are those that can read a letter. That a class of the
/// daemon which imports one of them does not compile is what makes "the repository cannot read mail" a fact
/// and not a promise.
@SuppressWarnings({"module", "requires-automatic"}) // the target of a qualified export is compiled later
@org.jspecify.annotations.NullMarked
module obreia.protocol {
    requires transitive org.jspecify;
    requires org.bouncycastle.pkix;
    requires transitive org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires com.google.gson;
    requires com.exceptionfactory.jagged;
    requires com.exceptionfactory.jagged.framework;
    requires apache.mime4j.core;
    requires org.apache.commons.io; // used by Mime4j, which has no descriptor to say so
    requires apache.mime4j.dom;

    exports obreia.protocol;
    exports obreia.protocol.cms;
    exports obreia.protocol.codec;
    exports obreia.protocol.log;
    exports obreia.protocol.wire;
    exports obreia.protocol.identity;
    exports obreia.protocol.revocation;
    exports obreia.protocol.envelope;
    exports obreia.protocol.evidence to
            obreia.desktop;
    exports obreia.protocol.message to
            obreia.desktop;
    exports obreia.protocol.sealing to
            obreia.desktop;
}
