"""Names as cells write them: parts, keys for comparing, vacancies, several holders in a cell."""
