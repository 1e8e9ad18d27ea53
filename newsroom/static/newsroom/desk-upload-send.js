// Sends one file and answers what became of it, always: a connection that is cut is an answer too.
const STALLED_MS = 120_000;

// Whoever signs in again in another tab gets another one; the cookie has the one of this moment.
export function token() {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith("csrftoken="));
  return found?.slice("csrftoken=".length) ?? document.querySelector("[name=csrfmiddlewaretoken]").value;
}

async function isReadable(file) {
  return file.slice(0, 1).arrayBuffer().then(() => true, () => false);
}

function bodyOf(file, mostBytes) {
  const body = new FormData();
  if (file.size > mostBytes) body.append("bytes", file.size);
  else body.append("picture", file, file.name);
  return body;
}

function answerOf(request) {
  if (request.response?.code) return request.response;
  if (request.status === 413) return { code: "large", may_pass: false };
  return { code: request.status === 403 ? "unsigned" : "busy", may_pass: true };
}

export async function send(file, { to, mostBytes, onProgress }) {
  if (!(await isReadable(file))) return { code: "changed", may_pass: false };
  return new Promise((settled) => {
    const request = new XMLHttpRequest();
    let stalled = 0;
    const moves = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    request.upload.onprogress = (event) => {
      moves();
      onProgress(event.total ? event.loaded / event.total : 0);
    };
    request.upload.onload = () => {
      moves();
      onProgress(1);
    };
    request.onload = () => settled(answerOf(request));
    request.onerror = request.onabort = () => settled({ code: "lost", may_pass: true });
    request.onloadend = () => clearTimeout(stalled);
    request.open("POST", to);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", token());
    request.send(bodyOf(file, mostBytes));
    moves();
  });
}
