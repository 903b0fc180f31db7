package obreia.desktop.cli;

import picocli.CommandLine.Command;

/// `mail trust`: the authorities that this person believes.
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The authorities whose cards this profile believes, by identity scheme.")
final class TrustCommand {}
