"""Tasks into files on disk: only what changed is made, and every file is whole at all times."""
