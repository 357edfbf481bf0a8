"""What bench/matching.py is made of: a labelled corpus of running prose, its scoring, and its runs."""
