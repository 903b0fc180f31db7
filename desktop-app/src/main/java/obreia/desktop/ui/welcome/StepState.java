package obreia.desktop.ui.welcome;

import obreia.desktop.entry.Finding;

/// Where one step stands.
public sealed interface StepState {
    /// A step before it has to pass first.
    record Waiting() implements StepState {}

    record Checking() implements StepState {}

    record Found(Finding finding) implements StepState {}
}
