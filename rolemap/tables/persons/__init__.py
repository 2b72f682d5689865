"""A canonical table of people → ``People``: ids, names, seats, presence, managers."""
