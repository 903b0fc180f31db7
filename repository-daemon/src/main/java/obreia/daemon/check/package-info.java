/// The check of a repository that is not being served: all that it holds, against the logs that it signed.
package obreia.daemon.check;
