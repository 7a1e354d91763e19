"""An interview over chargeassist: questions that decide most, and the first page."""
