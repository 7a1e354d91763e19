"""Properties that hold for every case, not for an example."""
