"""Bytes become a Document: the table of readers, one module per file format."""
