// A form that is on its way is not sent again by a second click. The server does not count on it.
(() => {
  "use strict";
  const PATIENCE = 10000; // a form that answers with a download leaves the page as it is

  function release(form) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[data-waiting]")) {
      button.removeAttribute("aria-disabled");
      delete button.dataset.waiting;
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) {
      event.submitter.setAttribute("aria-disabled", "true");
      event.submitter.dataset.waiting = "yes";
    }
    setTimeout(() => release(form), PATIENCE);
  });

  // Coming back with the back button shows the page as it was left.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
})();
