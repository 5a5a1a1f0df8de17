// Keeps a draft on the server while somebody types: <form data-autosave-url="…"> with, inside it,
// <p class="vt-saved" data-autosave-status role="status"></p>. Any 2xx answer means it is kept.
(() => {
  "use strict";
  const REST = 3000; // ms after the last key
  const RETRY = 10000;
  const TROUBLE = "Bewaren lukt nu niet: geen verbinding of een storing. Wat u typt blijft hier staan. We proberen het opnieuw.";
  const LOGGED_OUT = "Bewaren lukt niet: u bent niet meer ingelogd. Log in een nieuw tabblad in en laat dit venster open.";
  const REFUSED = "Bewaren lukt niet. Kopieer wat u hebt getypt en laad de pagina opnieuw.";

  function watch(form) {
    const status = form.querySelector("[data-autosave-status]");
    let changes = 0, kept = 0, timer = 0, busy = false;

    const say = (text, state) => {
      if (status && status.textContent !== text) status.textContent = text;
      if (status) status.dataset.state = state;
    };
    const plan = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const answers = () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      return data;
    };

    async function save() {
      if (busy || kept === changes) return;
      const sent = changes;
      busy = true;
      try {
        const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body: answers() });
        const known = answer.ok && !answer.redirected;
        if (known) {
          kept = sent;
          const clock = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
          say(`Bewaard om ${clock.replace(":", ".")}`, "kept");
        } else if (answer.redirected || answer.status === 401 || answer.status === 403) say(LOGGED_OUT, "failed");
        else say(answer.status >= 500 ? TROUBLE : REFUSED, "failed");
      } catch { say(TROUBLE, "failed"); }
      busy = false;
      if (kept !== changes) plan(status && status.dataset.state === "failed" ? RETRY : REST);
    }

    const leave = () => { if (kept !== changes && navigator.sendBeacon(form.dataset.autosaveUrl, answers())) kept = changes; };
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => { changes += 1; plan(REST); });
    form.addEventListener("submit", () => { clearTimeout(timer); kept = changes; });
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", () => plan(0));
  }

  function start() {
    document.querySelectorAll("form[data-autosave-url]:not([data-watched])").forEach((form) => {
      form.dataset.watched = "yes";
      watch(form);
    });
  }
  start();
  document.addEventListener("htmx:load", start);
})();
