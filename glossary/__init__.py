"""What the house says, and where a text departs from it."""
