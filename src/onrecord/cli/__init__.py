"""The command line: arguments, progress, drawing and exit codes."""
