"""Rolebook turns a folder of YAML roles into everything a company publishes about its jobs."""

__version__ = "0.1.0"
