"""What the house says, and where a text departs from it."""

__version__ = "0.1.0"
