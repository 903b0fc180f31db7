/// The one writer of the store: it puts commands in order, makes them and what they add to both logs durable together,
/// signs the logs' newest checkpoints, and only then answers. And what is published of the logs.
package obreia.daemon.log;
