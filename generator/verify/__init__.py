"""What was built into what it says, by readers of their own, and whether all of it agrees.

Nothing here imports what writes: a mistake of a writer can't be repeated by its reader.
"""
