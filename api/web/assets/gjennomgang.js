// Deciding by keys. They can be turned off, and do nothing while one types.
const KEPT = "hurtigtaster";
const form = document.querySelector("form.decide");
const toggle = document.querySelector("[data-keys]");
let verdict = null;

if (toggle) {
  toggle.closest("[hidden]").hidden = false;
  show(localStorage.getItem(KEPT) !== "av");
  toggle.addEventListener("click", () => show(!isOn()));
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || (toggle && !isOn())) return;
  const does = { j: next, k: previous, b: () => choose("confirm"), a: () => choose("reject"), r: correct, u: undo };
  const action = does[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
});

// Enter in the reason decides what was chosen by key.
form?.elements.why.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !verdict) return;
  event.preventDefault();
  form.requestSubmit(button(verdict));
});

function isOn() {
  return toggle.dataset.keys === "på";
}

function show(on) {
  toggle.dataset.keys = on ? "på" : "av";
  toggle.textContent = on ? "Slå av hurtigtaster" : "Slå på hurtigtaster";
  localStorage.setItem(KEPT, on ? "på" : "av");
}

function button(value) {
  return form.querySelector(`button[value="${value}"]`);
}

function choose(value) {
  if (!form || !button(value)) return;
  verdict = value;
  for (const one of form.querySelectorAll("button[name=verdict]")) one.removeAttribute("data-chosen");
  button(value).setAttribute("data-chosen", "");
  form.elements.why.focus();
}

function correct() {
  document.querySelector("[data-replace]")?.click();
  const values = form?.querySelector("details");
  if (!values) return;
  values.open = true;
  choose("correct");
  form.elements.value.focus();
}

function next() {
  document.querySelector("[data-step=next]")?.click();
}

function previous() {
  document.querySelector("[data-step=prev]")?.click();
}

function undo() {
  document.querySelector("[role=status] [data-undo]")?.click();
}
