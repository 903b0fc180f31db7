/// Card readers, as the operating system's smart card service (PC/SC) names them.
package obreia.desktop.card.pcsc;
