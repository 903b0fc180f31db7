/// What the repository takes from whom, and how much of it: sizes, quotas and rates.
package obreia.daemon.admission;
