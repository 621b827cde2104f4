"""Processes and rounds as YAML and CSV, shipped as data; its answers are fictitious."""
