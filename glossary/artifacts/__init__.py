"""Damage done by extraction and recognition: found, explained and mended."""
