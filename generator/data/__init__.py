"""Data that ships with Rolebook."""
