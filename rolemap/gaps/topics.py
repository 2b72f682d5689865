"""What the letters of a code stand for."""

TOPICS = {
    "CLS": "titles and roles",
    "LOAD": "too much for one person, or too little",
    "ORG": "reporting lines",
    "OWN": "work that nobody leads",
    "REF": "references that lead nowhere",
    "STR": "how projects, programs and portfolios hang together",
    "VAC": "seats that nobody fills",
}
