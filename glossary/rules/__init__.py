"""Rules: values with their examples, one module per family."""
