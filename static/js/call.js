// The call page from the keyboard: <form data-call>. A digit chooses an answer, Enter goes to the next
// question, Ctrl+Enter registers, and the clock runs. Without this script Tab and the buttons do it all.
(() => {
  "use strict";
  const form = document.querySelector("form[data-call]");
  if (!form) return;
  const CHOICES = "input[type=radio], input[type=checkbox]";

  const questions = () => [...form.querySelectorAll(".ams-field, .ams-field-set")].filter((q) => q.checkVisibility());
  const controlOf = (question) =>
    question.querySelector("input:checked") || question.querySelector("input, select, textarea");
  const register = () => form.querySelector("[data-register]");

  function goOn(from) {
    const all = questions();
    const next = all[all.indexOf(from.closest(".ams-field, .ams-field-set")) + 1];
    (next ? controlOf(next) : register()).focus();
  }

  function chooseByDigit(target, key) {
    const group = target.closest(".vt-choices");
    if (!group || !/^[0-9]$/.test(key)) return false;
    const option = group.querySelectorAll(CHOICES)[key === "0" ? 9 : Number(key) - 1];
    if (!option) return false;
    option.click();
    option.focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(register());
  });

  form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!key || event.isComposing || event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (target.matches(CHOICES) && chooseByDigit(target, key)) {
      event.preventDefault();
    } else if (key === "Enter" && target.matches("input, select")) {
      event.preventDefault();
      goOn(target);
    }
  });

  const clock = document.querySelector("[data-clock]");
  if (clock) {
    const began = Date.now() - Number(clock.dataset.clock) * 1000;
    const show = () => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
      const parts = hours ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
      clock.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
    };
    clock.hidden = false;
    show();
    setInterval(show, 1000);
  }

  form.dataset.keys = "on";
  form.querySelector("[data-call-keys]").hidden = false;
  if ("fresh" in form.dataset) controlOf(questions()[0]).focus();
})();
