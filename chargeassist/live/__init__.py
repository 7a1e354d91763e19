"""Live: a case that grows while people work on it, each step with what it changed and why."""
