/// Coming in: opening a profile that exists, or joining a repository with a card.
package obreia.desktop.ui.welcome;
