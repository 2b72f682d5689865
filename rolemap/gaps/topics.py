"""What the letters of a code stand for."""

TOPICS = {
    "CLS": "titles and roles",
    "COV": "what the four roles do not reach",
    "DAT": "dates of work",
    "DEP": "dependencies",
    "LOAD": "too much for one person, or too little",
    "ORG": "reporting lines",
    "OWN": "work that nobody leads or answers for",
    "REF": "references that lead nowhere",
    "SEP": "roles that one person should not combine",
    "SPF": "the loss of one person",
    "STR": "how projects, programs and portfolios hang together",
    "VAC": "seats that nobody fills",
    "WVR": "waivers of the settings that cover nothing",
}
