/* Elements of the page. Texts of the files go in by textContent and attributes, never as HTML. */

/** An element with a class, a text, attributes. */
export const make = (name, className = "", text = null, attributes = {}) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== null) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** The element of an id. */
export const byId = (id) => document.getElementById(id);

/** A chip for a role: its word in its colors. */
export const roleChip = (config, role) => make("span", `chip role-${config.roles[role].code}`, config.roles[role].word);

/** A chip for a severity. */
export const severityChip = (config, severity) =>
  make("span", `chip severity-${config.severities[severity]}`, config.severities[severity]);

/** A button that does something. */
export const action = (words, className, run, attributes = {}) => {
  const button = make("button", className, words, { type: "button", ...attributes });
  button.addEventListener("click", run);
  return button;
};
