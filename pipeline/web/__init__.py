"""The clerk's page and the JSON interface, on this machine only: `cassatio serve` (extra `web`)."""
