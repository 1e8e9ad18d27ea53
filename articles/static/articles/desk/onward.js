/* Words typed while a save was on its way: they go on from what it made, where the page that is shown now says just that.
   Where it does not, they begin where their window began, and the desk puts them together. */

const NOT_TYPED = /^(version|initial-.*|bylines-[A-Z]+_FORMS)$/;

/* What a form says, whatever the desk makes of its spaces, its empty rows and the slug that nobody typed. */
function said(fields, hasSlug) {
  const rows = new Set(fields.filter(([name, value]) => value && name.endsWith("-contributor")).map(([name]) => row(name)));
  const isSaid = ([name, value]) =>
    value && !NOT_TYPED.test(name) && (name !== "slug" || hasSlug) && (!row(name) || rows.has(row(name)));
  return JSON.stringify(fields.filter(isSaid).map(([name, value]) => [name, value.replace(/&nbsp;|\s/g, "")]));
}

const row = (name) => name.match(/^bylines-\d+/)?.[0] ?? "";

/* Whether two forms say the same. A slug that the first leaves to the desk is none. */
export function areSame(one, other) {
  const hasSlug = one.some(([name, value]) => name === "slug" && value);
  return said(one, hasSlug) === said(other, hasSlug);
}

/* `copy.on` is what the save took along; `fields`, `version` and `address` are of the page that is shown now. */
export function onward({ on, ...copy }, { fields, version, address }) {
  if (!on || !areSame(on, fields)) return copy;
  const based = copy.fields.map(([name, value]) => [name, name === "version" ? String(version) : value]);
  return { ...copy, address, based_on: version, fields: based };
}
