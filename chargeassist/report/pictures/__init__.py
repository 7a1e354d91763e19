"""Pictures of a case: each is a drawing and the same told in a table or a list."""
