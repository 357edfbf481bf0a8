"""Bytes and strings become concepts and back: one module per file format."""
