"""Texts, and one text beside another: knows nothing of terms or databases."""
