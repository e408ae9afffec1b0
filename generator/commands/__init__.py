"""The commands of the terminal: a file for each group of them, registered by `cli.py`."""
