package obreia.desktop.ui.common;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import obreia.protocol.codec.Digest;

/// The rows of a list, each made when it comes into sight: of a hundred thousand few ever are. On the FX thread.
final class LazyRows extends ObservableListBase<MailRow> {
    private Source<?> source = new Source<Digest>(List.of(), message -> message, _ -> {
        throw new IllegalStateException("a list of nothing has no rows");
    });

    /// What rows are made of.
    private record Source<T>(List<T> items, Function<T, Digest> message, Function<T, MailRow> row) {
        MailRow row(int place) {
            return row.apply(items.get(place));
        }

        int place(Digest digest) {
            for (var place = 0; place < items.size(); place++) {
                if (message.apply(items.get(place)).equals(digest)) {
                    return place;
                }
            }
            return -1;
        }

        List<MailRow> rows() {
            return new AbstractList<>() {
                @Override
                public MailRow get(int place) {
                    return row(place);
                }

                @Override
                public int size() {
                    return items.size();
                }
            };
        }
    }

    /// True if these are shown.
    boolean shows(List<?> items) {
        return source.items().equals(items);
    }

    /// Shows these in the place of all before.
    <T> void show(List<T> items, Function<T, Digest> message, Function<T, MailRow> row) {
        var before = source.rows();
        source = new Source<>(items, message, row);
        fireChange(new Replaced(this, before));
    }

    /// All rows gave way to others. Unlike the usual record of a change it copies none of those before: that would make
    /// every one of them.
    private static final class Replaced extends ListChangeListener.Change<MailRow> {
        private final List<MailRow> before;
        private boolean begun;

        Replaced(ObservableList<MailRow> list, List<MailRow> before) {
            super(list);
            this.before = before;
        }

        @Override
        public boolean next() {
            var first = !begun && !(before.isEmpty() && getList().isEmpty());
            begun = true;
            return first;
        }

        @Override
        public void reset() {
            begun = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<MailRow> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }

    /// Where a message is listed; -1 where it is not.
    int place(Digest message) {
        return source.place(message);
    }

    @Override
    public MailRow get(int place) {
        return source.row(place);
    }

    @Override
    public int size() {
        return source.items().size();
    }
}
