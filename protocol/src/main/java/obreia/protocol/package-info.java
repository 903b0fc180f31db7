/// The two ways in which bytes from somebody else can fail: they cannot be read, or what they say is not true.
package obreia.protocol;
