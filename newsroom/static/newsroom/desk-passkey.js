// Fills a form with what a passkey says. Takes form[data-passkey="get" or "create"], its options as JSON inside it,
// or, where there are none, from the form's own address. Without passkeys in the browser the button stays away.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function optionsOf(form) {
  const kept = form.querySelector('script[type="application/json"]');
  if (kept) return JSON.parse(kept.textContent).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).request_options.publicKey;
}

async function made(options) {
  // A passkey is found without a login's name, and asks its owner for a finger, a face or a PIN.
  const authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: named(options.excludeCredentials),
      authenticatorSelection,
    },
  });
}

async function found(options) {
  return navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) },
  });
}

function spelled(credential) {
  const { response } = credential;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) said[name] = text(response[name]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    response: said,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button[type=submit]");
  const wrong = form.querySelector("[data-wrong]");
  const tell = (sentence) => {
    wrong.textContent = sentence;
    wrong.hidden = !sentence;
  };
  button.hidden = !window.PublicKeyCredential;
  if (button.hidden) tell(wrong.dataset.unable);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    tell("");
    try {
      const options = await optionsOf(form);
      const credential = form.dataset.passkey === "create" ? await made(options) : await found(options);
      form.elements.credential.value = JSON.stringify(spelled(credential));
      form.submit();
    } catch {
      tell(wrong.dataset.refused);
    }
  });
}
