/// The messenger for a terminal and for scripts: the same use cases as the windows, as commands with exit codes.
package obreia.desktop.cli;
