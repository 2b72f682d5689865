"""Who is which PM, what do they lead, and where is a role missing."""

__version__ = "0.1.0"
