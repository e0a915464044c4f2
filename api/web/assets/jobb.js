// Follows a job: at each event of the server the page's own part is fetched anew.
const part = document.getElementById("jobb");
if (part?.dataset.events) {
  const events = new EventSource(part.dataset.events);
  events.addEventListener("job", renew);
  events.addEventListener("done", () => {
    events.close();
    renew();
  });
}

async function renew() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  part.replaceChildren(...page.getElementById("jobb").childNodes);
}
