/// Byte strings, digests and the strict readers that every format of Obreia is read with.
package obreia.protocol.codec;
