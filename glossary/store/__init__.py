"""The workspace: one database of projects, glossaries, documents, runs, findings and decisions."""
