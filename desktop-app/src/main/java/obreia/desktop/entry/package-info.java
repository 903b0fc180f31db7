/// What has to be right before somebody can join a repository, looked at step by step. Signs nothing, asks for no PIN.
package obreia.desktop.entry;
