"""Room 11, services: what other programs may ask, over the wire (`http`) or as tools of a model (`mcp`)."""
