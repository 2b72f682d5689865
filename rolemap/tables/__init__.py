"""Schemas and typed tables: the last place that knows pandas."""
