/// The repository: stores, orders and hands out what it cannot read.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module obreia.daemon {
    requires java.management;
    requires java.net.http;
    requires jdk.httpserver;
    requires obreia.protocol;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.tcnative.classes.openssl;
    requires rocksdbjni;
    requires typesafe.config;
    requires info.picocli;
    requires org.slf4j;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires HdrHistogram;

    opens obreia.daemon to
            info.picocli;
}
