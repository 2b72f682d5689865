"""Dates and amounts of money, each decided for a whole column."""
