"""Canonical tables of work and assignments → work items with every reference resolved."""
