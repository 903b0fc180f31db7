/// Who is behind a mailbox: statements followed from the first, with this person's own trust anchors.
package obreia.desktop.directory;
