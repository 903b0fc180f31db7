/// Cards behind PKCS#11 modules, each module in a process of its own: the side that asks and the side that answers.
@org.jspecify.annotations.NullMarked
package obreia.desktop.card.process;
