"""What the program is called and which version it is: the one place that says so."""

VERSION = "0.1.0"
