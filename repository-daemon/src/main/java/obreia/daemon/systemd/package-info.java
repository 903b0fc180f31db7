/// What systemd, where it started this process, is told of it.
@org.jspecify.annotations.NullMarked
package obreia.daemon.systemd;
