"""`python -m glossary` is `gloss`."""

from glossary.cli import main

if __name__ == "__main__":
    main()
