/// The durable store: RocksDB with one synced write-ahead log, embedded in the process.
///
/// Schema 2. Rows lie in the column family `default`, under a key that begins with a table's letter; envelopes lie in
/// the column family `envelopes`, in blob files. Numbers are 8 bytes, big-endian; mailbox and device ids are the 16
/// bytes of the UUID; digests 32 bytes; texts in keys are UTF-8. Every row's order is that of its bytes.
///
/// | letter | key | value |
/// |---|---|---|
/// | `!` | | schema version, a number, checked when the store is opened |
/// | `h` | | head: generation, leaves of the messages log, statements, newest time in seconds |
/// | `m` | mailbox | state: person, version, statement's digest, name, alias, devices with the digests of their TLS
/// keys |
/// | `p` | scheme, line feed, person's identifier | mailbox |
/// | `n` | folded name, zero byte, mailbox | state, as under `m`: the list of people |
/// | `d` | SHA-256 of a TLS key | mailbox, device |
/// | `s` | mailbox, version | leaf, which of all statements, its CMS |
/// | `b` | mailbox, device | newest box-key certificate, JSON as on the wire |
/// | `l` | log (`d` directory, `m` messages), index | an entry of the log |
/// | `g` | log, level (1 byte), index | root of a whole subtree of 256^level leaves |
/// | `k` | log | its newest checkpoint, a signed note |
/// | `r` | leaf | envelope's size (4 bytes), salt (32 bytes), record |
/// | `e` | envelope id | leaf |
/// | `t` | sender, message digest | leaf |
/// | `c` | message's sender, message digest, reader | leaf of the reader's receipt |
/// | `x` | mailbox, leaf | flags (1 received, 2 sent, 4 fetched, 8 hidden), with 8 the time in seconds |
/// | `u` | mailbox, leaf | nothing: received, not fetched, not hidden |
/// | `v` | time in seconds, mailbox, leaf | nothing: hidden since |
/// | `q` | mailbox | usage: entries, bytes |
/// | *envelopes* | envelope id | the envelope |
///
/// A batch is one write with `sync`: it is in the log on the disk before the committer answers. A last write that was
/// cut off is dropped when the store is opened (it was never acknowledged); damage anywhere else keeps it shut.
package obreia.daemon.storage.rocksdb;
