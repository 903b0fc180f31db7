/// The composition root: the entry class, what is configured, and what is put together from it.
package obreia.desktop;
