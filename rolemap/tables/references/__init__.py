"""From a written reference (id, e-mail, login, distinguished name, name) to the person meant."""
