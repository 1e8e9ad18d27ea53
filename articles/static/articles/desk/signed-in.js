/* What a story's page asks of the desk as one types, and whether the desk still knows who is typing. */

const form = document.querySelector("[data-story]");
const PATIENCE_MS = 10_000;

/* The addresses beside this story's, wherever its form is sent by now. */
export function beside(name) {
  const page = new URL(form.getAttribute("action") || location.pathname, location.href);
  return new URL(`../${name}/`, page).pathname;
}

const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;

async function answerOf(address, options) {
  const aborting = options.keepalive ? {} : { signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    const answer = await fetch(address, { redirect: "manual", ...aborting, ...options });
    // A page that leads elsewhere leads to the login.
    const status = answer.type === "opaqueredirect" ? 401 : answer.status;
    return { status, said: status === 200 ? await answer.json() : {} };
  } catch {
    return { status: 0, said: {} };
  }
}

function post(address, said, more) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  return answerOf(address, { method: "POST", headers, body: JSON.stringify(said), ...more });
}

/* Status 0: no connection; 401: signed out. A token from before a new login is renewed once. */
export async function ask(address, said, more = {}) {
  const answer = await post(address, said, more);
  if (answer.status !== 403 || more.keepalive) return answer;
  const status = await whoami();
  return status === 200 ? post(address, said, more) : { status, said: {} };
}

/* 200 when the same person is signed in; the page's forms then have the token that counts now. */
export async function whoami() {
  const { status, said } = await answerOf(form.dataset.whoami, {});
  return status === 200 ? knows(said) : status;
}

/* What the desk said of who is signed in: 401 for somebody else, whose token this page never takes. */
export function knows(said) {
  if (String(said.who) !== form.dataset.who) return 401;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = said.token;
  return 200;
}
