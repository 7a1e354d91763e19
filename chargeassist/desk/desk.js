// Sends the forms of this page without leaving it, finds terms while somebody types, and notices a file that
// was changed elsewhere. Whatever is done here can be done without it.
"use strict";
let changed = false;
const parts = ["gates", "content"];
const tools = () => document.querySelector("header");

function put(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.getElementById("content")) { location.reload(); return; }
  for (const id of parts) {
    const now = document.getElementById(id), then = page.getElementById(id);
    if (now && then) now.replaceWith(then);
    else if (now) now.replaceChildren();
    else if (then) document.getElementById("content").before(then);
  }
  tools().replaceWith(page.querySelector("header"));
  document.title = page.title;
  // The region stays, so that what is put into it is read aloud.
  document.getElementById("news").replaceChildren(...page.getElementById("news").childNodes);
  const url = new URL(address);
  if (url.href !== location.href) history.pushState(null, "", url);
  changed = false;
  const wrong = document.querySelector("[aria-invalid=true], [role=alert]");
  const there = wrong || document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (there) { if (!there.matches("a, input, select, textarea, button")) there.tabIndex = -1; there.focus(); }
  else document.getElementById("content").focus();
}

async function send(form, button) {
  const fields = new URLSearchParams(new FormData(form, button));
  let answer = await fetch(form.action, { method: "POST", body: fields, headers: { "x-desk": "1" } });
  const led = new URL(answer.headers.get("x-led") || location.href, location.href);
  if (answer.headers.has("x-led")) answer = await fetch(led);
  return [await answer.text(), led.href];
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  changed = false;
  if (form.dataset.whole !== undefined || form.method !== "post") return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  form.setAttribute("aria-busy", "true");
  try {
    const [text, address] = await send(form, event.submitter);
    put(text, address);
  } catch { form.dataset.whole = ""; delete form.dataset.busy; form.submit(); }
});

let typed = 0;
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  if (!form.dataset.live) { changed ||= form.dataset.choose === undefined; return; }
  const mine = ++typed;
  setTimeout(async () => {
    if (mine !== typed) return;
    const [text] = await send(form);
    if (mine !== typed) return;
    const page = new DOMParser().parseFromString(text, "text/html"), id = form.dataset.live;
    const now = document.getElementById(id), then = page.getElementById(id);
    if (now && then) now.replaceChildren(...then.childNodes);
  }, 200);
});

document.addEventListener("change", async (event) => {
  const form = event.target.form;
  if (!form) return;
  if (form.dataset.choose === undefined) { changed = true; return; }
  const here = event.target.id || `${event.target.name}=${event.target.value}`;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  put(await (await fetch(address)).text(), address);
  const [name, value] = here.split("=");
  const again = document.getElementById(here) || document.querySelector(`[name="${name}"][value="${value}"]`);
  if (again) again.focus();
});
let leaving = false;
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); leaving = true; });
window.addEventListener("popstate", () => location.reload());
window.addEventListener("focus", async () => {
  const seen = document.querySelector("input[name=seen]");
  if (!seen || changed) return;
  leaving = false;
  const answer = await fetch("/stamp");
  // Whoever follows a link meanwhile gets there: to load this page again would take them back.
  if (answer.ok && (await answer.text()) !== seen.value && !leaving) location.reload();
});
