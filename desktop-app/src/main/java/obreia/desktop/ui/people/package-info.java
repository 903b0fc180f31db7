/// People: the directory, and beside it what is known of one member.
package obreia.desktop.ui.people;
