package obreia.desktop.ui.shell;

import obreia.desktop.ui.common.Icons;

/// The pages of the rail, in their order.
public enum RailItem {
    INBOX("inbox", Icons.INBOX),
    SENT("sent", Icons.SENT),
    DRAFTS("drafts", Icons.DRAFTS),
    PEOPLE("people", Icons.PEOPLE),
    REPOSITORY("repository", Icons.REPOSITORY),
    DIAGNOSTICS("diagnostics", Icons.DIAGNOSTICS),
    SETTINGS("settings", Icons.SETTINGS);

    private final String page;
    private final Icons icon;

    RailItem(String page, Icons icon) {
        this.page = page;
        this.icon = icon;
    }

    /// The page's name, also in the keys of its words.
    public String page() {
        return page;
    }

    Icons icon() {
        return icon;
    }
}
