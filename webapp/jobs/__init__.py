"""Long work: lint runs, taken one at a time by a thread of their own."""
