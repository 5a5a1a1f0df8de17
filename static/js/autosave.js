// Keeps a draft on the server while somebody types: <form data-autosave-url="…"> with, inside it,
// <p class="vt-saved" data-autosave-status role="status"></p>. Any 2xx answer means it is kept; its text, if any,
// is what the page has seen by now (common/overtaking.py). 409 says in its text why it is not kept.
(() => {
  "use strict";
  const REST = 3000; // ms after the last key
  const RETRY = 10000;
  const PATIENCE = 5000; // how long a button waits for what is on its way
  const TROUBLE = "Bewaren lukt nu niet: geen verbinding of een storing. Wat u typt blijft hier staan. We proberen het opnieuw.";
  const LOGGED_OUT = "Bewaren lukt niet: u bent niet meer ingelogd. Log in een nieuw tabblad in en laat dit venster open.";
  const REFUSED = "Bewaren lukt niet. Kopieer wat u hebt getypt en laad de pagina opnieuw.";

  function watch(form) {
    const status = form.querySelector("[data-autosave-status]");
    let changes = 0, kept = 0, timer = 0, busy = null;

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

    function save() {
      if (!busy && kept !== changes) busy = send().finally(() => { busy = null; });
    }

    async function send() {
      const sent = changes;
      let refused = false;
      try {
        const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body: answers() });
        const known = answer.ok && !answer.redirected;
        if (known) {
          const seen = await answer.text();
          if (seen && form.elements.seen) form.elements.seen.value = seen;
          kept = sent;
          const clock = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
          say(`Bewaard om ${clock.replace(":", ".")}`, "kept");
        } else if (answer.redirected || answer.status === 401 || answer.status === 403) say(LOGGED_OUT, "failed");
        else if (answer.status === 409) {
          const inWords = (answer.headers.get("content-type") || "").startsWith("text/plain");
          refused = true;
          say(inWords ? await answer.text() : REFUSED, "failed");
        } else say(answer.status >= 500 ? TROUBLE : REFUSED, "failed");
      } catch { say(TROUBLE, "failed"); }
      if (kept !== changes && !refused) plan(status && status.dataset.state === "failed" ? RETRY : REST);
    }

    // What is on its way arrives first, or the page would find its own words as those of another.
    function submit(event) {
      clearTimeout(timer);
      if (!busy) { kept = changes; return; }
      event.preventDefault();
      const wait = new Promise((enough) => setTimeout(enough, PATIENCE));
      Promise.race([busy, wait]).then(() => { busy = null; form.requestSubmit(event.submitter); });
    }

    const leave = () => { if (kept !== changes && navigator.sendBeacon(form.dataset.autosaveUrl, answers())) kept = changes; };
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => { changes += 1; plan(REST); });
    form.addEventListener("submit", submit);
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    window.addEventListener("pagehide", leave);
    window.addEventListener("online", () => plan(0));
    // Back from the history: the last words went without an answer; sent again they bring one.
    window.addEventListener("pageshow", (event) => { if (event.persisted) { changes += 1; plan(0); } });
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
