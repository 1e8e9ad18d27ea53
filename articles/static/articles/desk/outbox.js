/* What the desk has not confirmed yet, kept in this browser: by person and window, until it has. */

const PREFIX = "newsroom:words";
const KEPT_MS = 30 * 24 * 3600 * 1000;

const key = (who, window) => `${PREFIX}:${who}:${window}`;

/* False when this browser keeps nothing: its store is full, or closed. */
export function put(who, copy) {
  try {
    localStorage.setItem(key(who, copy.window), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/* The copy of this window, unless it is newer than this turn. */
export function forget(who, window, turn) {
  const held = read(key(who, window));
  if (held && held.turn <= turn) localStorage.removeItem(key(who, window));
}

/* What other windows of this person left here, closed or not. Copies of a month ago go. */
export function left(who, { but }) {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}:${who}:`));
  } catch {
    return [];
  }
  const copies = names.map(read).filter((copy) => copy && copy.window !== but);
  for (const old of copies.filter((copy) => Date.now() - copy.at > KEPT_MS)) forget(who, old.window, old.turn);
  return copies.filter((copy) => Date.now() - copy.at <= KEPT_MS);
}
