"""How the cost of every verb grows with each size that a case or a pack has."""
