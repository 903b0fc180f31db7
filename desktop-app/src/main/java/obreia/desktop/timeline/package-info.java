/// What this client has seen of the repository's logs: the newest checkpoint of each, forward only, every advance
/// proved, every contradiction kept.
///
/// [obreia.desktop.timeline.RepositoryLogs] are the two logs of one repository, each a
/// [obreia.desktop.timeline.LogTimeline]. What a repository says of its logs is an [obreia.desktop.timeline.Advance]; a
/// log that lies is an outcome of its own, a [obreia.desktop.timeline.Violation], and never a failure of the network.
package obreia.desktop.timeline;
