"""Test data for Django: realistic, linked and reproducible rows for any project, at the database's own speed."""

__version__ = "0.1.0"
