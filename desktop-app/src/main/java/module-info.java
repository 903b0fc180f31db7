/// The desktop messenger and its command line.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module obreia.desktop {
    requires obreia.assets;
    requires obreia.protocol;
    requires java.desktop;
    requires java.net.http;
    requires java.smartcardio;
    requires java.sql;
    requires javafx.controls;
    requires jdk.crypto.cryptoki;
    requires atlantafx.base;
    requires info.picocli;
    requires com.google.gson;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires org.xerial.sqlitejdbc;

    opens obreia.desktop.cli to
            info.picocli;
}
