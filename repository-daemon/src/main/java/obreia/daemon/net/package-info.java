/// The line: TLS 1.3, WebSocket and frames, on Netty, which no other package knows.
///
/// The event loops only cut bytes into frames; every request runs on a virtual thread of its own, and how many there
/// are is bounded for each connection and for all together.
package obreia.daemon.net;
