"""Findings become text, JSON, HTML: one module per format."""
