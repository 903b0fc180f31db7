/// One program for one profile: later starts hand over what they were given.
package obreia.desktop.instance;
