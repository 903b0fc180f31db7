package obreia.desktop.ui;

import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.drafts.DraftsModel;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.people.PeopleModel;
import obreia.desktop.ui.repository.RepositoryModel;
import obreia.desktop.ui.sent.SentModel;

/// What the screens of a window look at. Made anew with them: those of another language are let go.
record WindowModels(
        InboxModel inbox, SentModel sent, DraftsModel drafts, PeopleModel people, RepositoryModel repository) {
    /// Models that have read nothing yet.
    static WindowModels of(Account account, Background background) {
        return new WindowModels(
                new InboxModel(account, background),
                new SentModel(account, background),
                new DraftsModel(account, background),
                new PeopleModel(account, background),
                new RepositoryModel(account, background));
    }
}
