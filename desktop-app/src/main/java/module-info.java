/// The desktop messenger and its command line.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module obreia.desktop {
    requires obreia.protocol;
    requires java.net.http;
    requires java.smartcardio;
    requires java.sql;
    requires jdk.crypto.cryptoki;
    requires info.picocli;
    requires com.google.gson;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.xerial.sqlitejdbc;

    opens obreia.desktop.cli to
            info.picocli;
}
