/// What the repository does: one method per request, and who may ask for what.
package obreia.daemon.service;
