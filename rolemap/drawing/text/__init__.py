"""How wide a text is, and how it fits a box."""
