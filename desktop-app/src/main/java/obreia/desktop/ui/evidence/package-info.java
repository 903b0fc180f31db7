/// What came of checking a file of evidence.
package obreia.desktop.ui.evidence;
