/// The repository: what it has proved, and the evidence if it ever lied.
package obreia.desktop.ui.repository;
