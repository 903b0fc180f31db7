package obreia.daemon.storage.rocksdb;

/// The tables of the column family `default`, as the package's table lists them. A key begins with its table's letter.
enum Table {
    SCHEMA('!'),
    HEAD('h'),
    MAILBOXES('m'),
    PERSONS('p'),
    NAMES('n'),
    DEVICES('d'),
    STATEMENTS('s'),
    BOX_KEYS('b'),
    LOG_ENTRIES('l'),
    LOG_HASHES('g'),
    CHECKPOINTS('k'),
    RECORDS('r'),
    ENVELOPE_LEAVES('e'),
    SENT('t'),
    RECEIPTS('c'),
    ENTRIES('x'),
    NEW('u'),
    HIDDEN('v'),
    USAGES('q');

    private final char letter;

    Table(char letter) {
        this.letter = letter;
    }

    /// The beginning of a key of this table.
    Row key() {
        return new Row().octet(letter);
    }
}
