"""Editions of a book into frozen views: exactly what a page or document shows."""
