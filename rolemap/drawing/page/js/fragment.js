/* The state of the page ↔ the part of its address behind "#". */

const NAMES = ["view", "at", "focus", "q", "role", "severity", "department", "sure"];

/** Names with a value → "view=people&at=…", in a fixed order. */
export const fragmentOf = (state) => {
  const words = new URLSearchParams();
  for (const name of NAMES) if (state[name]) words.set(name, state[name]);
  return words.toString();
};

/** "#view=people&at=…" → names with their values; names that nobody knows are left out. */
export const stateOf = (fragment) => {
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  return Object.fromEntries(NAMES.map((name) => [name, words.get(name) ?? ""]));
};
