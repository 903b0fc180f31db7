/// A store that forgets everything when the process ends: for tests, and for trying things out.
package obreia.daemon.storage.memory;
