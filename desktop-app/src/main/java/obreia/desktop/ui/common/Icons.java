package obreia.desktop.ui.common;

import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons of the screens, by what they stand for. Drawn beside words, never alone: screen readers pass them over.
public enum Icons {
    INBOX("mdi2i-inbox-outline"),
    SENT("mdi2s-send-outline"),
    PEOPLE("mdi2a-account-group-outline"),
    REPOSITORY("mdi2s-server-security"),
    DIAGNOSTICS("mdi2s-stethoscope"),
    SETTINGS("mdi2c-cog-outline"),
    NEW("mdi2p-pencil-outline"),
    REPLY("mdi2r-reply-outline"),
    FORWARD("mdi2s-share-outline"),
    PRINT("mdi2p-printer-outline"),
    DELETE("mdi2d-delete-outline"),
    MORE("mdi2d-dots-horizontal"),
    BACK("mdi2a-arrow-left"),
    UNFOLD("mdi2c-chevron-down"),
    DRAFTS("mdi2f-file-document-edit-outline"),
    SHOW("mdi2e-eye-outline"),
    ATTACH("mdi2p-paperclip"),
    FILE("mdi2f-file-document-outline"),
    SIGN("mdi2s-signature-freehand"),
    EXPORT("mdi2e-export-variant"),
    COPY("mdi2c-content-copy"),
    SAVE("mdi2c-content-save-outline"),
    PAUSED("mdi2p-pause-circle-outline"),
    SEARCH("mdi2m-magnify"),
    AGAIN("mdi2r-refresh"),
    REMOVE("mdi2c-close"),
    VERIFIED("mdi2s-shield-check"),
    VERIFIED_ROW("mdi2s-shield-check-outline"),
    NOT_VERIFIED("mdi2s-shield-alert"),
    NOT_VERIFIED_ROW("mdi2s-shield-alert-outline"),
    PASSED("mdi2c-check-circle-outline"),
    FAILED("mdi2c-close-circle"),
    NOT_DONE("mdi2m-minus-circle-outline"),
    WAITING("mdi2c-circle-outline"),
    PRACTICE("mdi2f-flask-outline"),
    STORED("mdi2d-database-check-outline"),
    PARTLY("mdi2c-circle-half-full"),
    NO_RECEIPT("mdi2c-clock-outline"),
    OUTBOX("mdi2t-tray-arrow-up"),
    OFFLINE("mdi2c-cloud-off-outline"),
    LINE_UP("mdi2l-lan-connect"),
    LINE_DOWN("mdi2l-lan-disconnect"),
    COMPUTER("mdi2l-laptop"),
    CARD("mdi2s-smart-card-outline"),
    NO_CARD("mdi2s-smart-card-off-outline"),
    KEYPAD("mdi2d-dialpad"),
    OTHER_WINDOW("mdi2a-application-outline"),
    BLOCKED("mdi2l-lock-alert-outline"),
    ATTENTION("mdi2a-alert-circle-outline"),
    LAST_TRY("mdi2a-alert-outline");

    private final String literal;

    Icons(String literal) {
        this.literal = literal;
    }

    /// 20 pixels at 100 %; takes the colour of the text around it.
    public FontIcon node() {
        return sized("icon");
    }

    /// 16 pixels at 100 %, for rows and the status bar.
    public FontIcon small() {
        return sized("icon-small");
    }

    /// 24 pixels at 100 %, for lines that stand by themselves.
    public FontIcon large() {
        return sized("icon-large");
    }

    /// The sealed letter, our own drawing.
    public static Region sealed() {
        var shape = new Region();
        shape.getStyleClass().add("sealed-glyph");
        return shape;
    }

    private FontIcon sized(String style) {
        var icon = new FontIcon(literal);
        icon.getStyleClass().add(style);
        return icon;
    }
}
