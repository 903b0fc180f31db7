// Verifies a log with golang.org/x/mod/sumdb, which nobody here wrote:
//
//	go run verify_log.go FOLDER VERIFIER-KEY OLDER-CHECKPOINT NEWER-CHECKPOINT
//
// FOLDER holds what the log serves below /log/KIND/GENERATION; the checkpoints are files. Both checkpoints have to be
// signed, every entry has to be in the newer tree, and the newer tree has to begin with the older one.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// folder serves tiles from files; sumdb names the height of the tiles in the path, the log does not.
type folder string

func (f folder) Height() int                     { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) read(path string) []byte         { return must(os.ReadFile(filepath.Join(string(f), path))) }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data[i] = f.read(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
	}
	return data, nil
}

// entries reads the bundles: each entry has its length in two bytes before it.
func (f folder) entries(size int64) (all [][]byte) {
	for n := int64(0); n*256 < size; n++ {
		width := min(256, size-n*256)
		path := tlog.Tile{H: 8, L: -1, N: n, W: int(width)}.Path()
		for rest := f.read(strings.Replace(path, "tile/8/data/", "tile/entries/", 1)); len(rest) > 0; {
			length := 2 + int(binary.BigEndian.Uint16(rest))
			all, rest = append(all, rest[2:length]), rest[length:]
		}
	}
	return all
}

func main() {
	log, verifier := folder(os.Args[1]), must(note.NewVerifier(os.Args[2]))
	older, newer := open(os.Args[3], verifier), open(os.Args[4], verifier)
	hashes := tlog.TileHashReader(newer, log)
	entries := log.entries(newer.N)
	demand(int64(len(entries)) == newer.N, "the log of %d leaves has %d entries", newer.N, len(entries))
	for n, entry := range entries {
		proof := must(tlog.ProveRecord(newer.N, int64(n), hashes))
		check(tlog.CheckRecord(proof, newer.N, newer.Hash, int64(n), tlog.RecordHash(entry)))
	}
	if older.N > 0 { // sumdb proves nothing of the tree without leaves, with which every tree begins
		proof := must(tlog.ProveTree(newer.N, older.N, hashes))
		check(tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash))
	}
	fmt.Printf("verified %s: %d leaves, continues %d\n", verifier.Name(), newer.N, older.N)
}

// open verifies the checkpoint in a file.
func open(file string, verifier note.Verifier) tlog.Tree {
	text := must(note.Open(must(os.ReadFile(file)), note.VerifierList(verifier))).Text
	lines := strings.Split(text, "\n")
	demand(len(lines) == 4 && lines[0] == verifier.Name(), "not a checkpoint of %s: %q", verifier.Name(), text)
	return tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	demand(err == nil, "%v", err)
}

func demand(ok bool, format string, values ...any) {
	if !ok {
		fmt.Fprintf(os.Stderr, format+"\n", values...)
		os.Exit(1)
	}
}
