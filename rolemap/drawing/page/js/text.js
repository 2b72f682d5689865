/* Words: folded for search, cut to fit a width, wrapped into lines. */

/** Lower case without accents, for comparing. */
export const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A whole number with thousands set apart; toLocaleString would cost the first picture 60 ms. */
export const figure = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** A count and its noun: "1 person", "1,200 people". */
export const counted = (count, one, many) => `${figure(count)} ${count === 1 ? one : many}`;

/** A share (0-1) in whole percent; 0% and 100% are said only where they are exact. */
export const percent = (share) =>
  `${share === 0 || share === 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)))}%`;

/** The longest beginning of `words` that `measure` finds at most `room` wide, with "…" where something is missing. */
export const cut = (words, room, measure) => {
  if (measure(words) <= room) return words;
  const signs = Array.from(words.length > 400 ? words.slice(0, 400) : words);
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${signs.slice(0, middle).join("").trimEnd()}…`) <= room) low = middle;
    else high = middle - 1;
  }
  return `${signs.slice(0, low).join("").trimEnd()}…`;
};

const PIECES = /[^\s\-/_]*[-/_]+|[^\s\-/_]+\s*|\s+/g; // a line may end behind each of them

/** `words` in at most `most` lines of `room` (the first of `firstRoom`), the last one cut; broken at spaces and hyphens,
    and within a word only where it alone is too long. */
export const wrap = (words, room, most, measure, firstRoom = room) => {
  if (most <= 1 || measure(words) <= firstRoom) return [cut(words, firstRoom, measure)];
  let line = "";
  for (const piece of words.match(PIECES)) {
    if (measure((line + piece).trimEnd()) > firstRoom) break;
    line += piece;
  }
  if (!line.trim()) line = cut(words, firstRoom, measure).slice(0, -1);
  const rest = words.slice(line.length).trimStart();
  if (!line || !rest) return [cut(words, firstRoom, measure)];
  return [line.trimEnd(), ...wrap(rest, room, most - 1, measure)];
};
