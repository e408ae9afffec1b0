"""YAML files into a frozen, typed book: everything that the content says."""
