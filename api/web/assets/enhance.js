// Suggestions while one types. All that is read works without this file.
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-forslag`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(field, list), 120);
  });
}

async function suggest(field, list) {
  const asked = field.value.trim();
  if (asked.length < 2) return;
  const answer = await fetch(`/forslag?q=${encodeURIComponent(asked)}`);
  if (!answer.ok || field.value.trim() !== asked) return;
  list.replaceChildren(...(await answer.json()).map(({ value, label }) => new Option(label, value)));
}
