"""The workbench in the browser: pages and a JSON interface over services."""
