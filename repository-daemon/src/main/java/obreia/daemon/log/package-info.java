/// The one writer: it puts what was asked for in an order, makes it durable, and only then lets it be answered.
package obreia.daemon.log;
