"""A glossary compiled once, and what it finds in a text: hits and variants."""
