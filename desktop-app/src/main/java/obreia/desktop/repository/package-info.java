/// The client of a repository: a pinned TLS line, requests and their answers, each answer checked by what it holds as
/// far as that can be told without knowing people.
package obreia.desktop.repository;
