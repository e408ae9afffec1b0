"""`python -m generator` into the command `rolebook`."""

from generator.cli import main

main(prog_name="rolebook")
