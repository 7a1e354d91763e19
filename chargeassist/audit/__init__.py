"""Room 9, audit: is the law in a pack sound? Law tests, limb coverage, lint."""
