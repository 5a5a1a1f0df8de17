// Signing with finger, pen or mouse, on the markup of templates/django/forms/widgets/signature.html. The strokes go into
// the hidden input as [[[x, y], …], …] in points of the field (common/signatures.py). Without this one types a name.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MOST_STROKES = 200, MOST_POINTS = 5000;
  const NEAR = 2; // points; what is closer to the point before shows nothing new
  const DRAWN = "Getekend.", WIPED = "Gewist.", FULL = "Het vak is vol.";

  // The same line as _line in common/signatures.py.
  function curve([[x, y], ...rest]) {
    if (!rest.length) return `M${x} ${y}h.01`;
    let line = `M${x} ${y}`;
    for (let i = 0; i + 1 < rest.length; i += 1) {
      const [[atX, atY], [toX, toY]] = [rest[i], rest[i + 1]];
      line += `Q${atX} ${atY} ${(atX + toX) / 2} ${(atY + toY) / 2}`;
    }
    return `${line}L${rest.at(-1).join(" ")}`;
  }

  function watch(sign) {
    const field = sign.querySelector("svg"), ink = field.querySelector("g");
    const input = sign.querySelector("input[type=hidden]");
    const status = sign.querySelector("[data-sign-status]");
    const { width, height } = field.viewBox.baseVal;
    let strokes = [], line = null, pen = null;

    const say = (text) => { if (status.textContent !== text) status.textContent = text; };
    const points = () => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
    const full = () => strokes.length >= MOST_STROKES || points() >= MOST_POINTS;
    const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);

    function place(event) {
      const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(field.getScreenCTM().inverse());
      return [within(spot.x, width), within(spot.y, height)];
    }

    function add(stroke) {
      strokes.push(stroke);
      line = document.createElementNS(SVG, "path");
      line.setAttribute("d", curve(stroke));
      ink.append(line);
    }

    function keep() {
      input.value = strokes.length ? JSON.stringify(strokes) : "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function begin(event) {
      if (pen !== null || event.button !== 0) return;
      event.preventDefault(); // no selection of text, no dragging
      if (full()) { say(FULL); return; }
      pen = event.pointerId;
      field.setPointerCapture(pen);
      add([place(event)]);
    }

    function draw(event) {
      if (event.pointerId !== pen) return;
      const moves = event.getCoalescedEvents?.() ?? [];
      const stroke = strokes.at(-1);
      for (const move of moves.length ? moves : [event]) {
        const [x, y] = place(move), [lastX, lastY] = stroke.at(-1);
        if (Math.hypot(x - lastX, y - lastY) >= NEAR && !full()) stroke.push([x, y]);
      }
      line.setAttribute("d", curve(stroke));
    }

    function end(event) {
      if (event.pointerId !== pen) return;
      pen = null;
      say(full() ? FULL : DRAWN);
      keep();
    }

    function wipe() {
      [strokes, pen] = [[], null];
      ink.replaceChildren();
      say(WIPED);
      keep();
    }

    function resume() {
      if (!input.value) return;
      try {
        JSON.parse(input.value).forEach(add);
        say(DRAWN);
      } catch { wipe(); }
    }

    field.addEventListener("pointerdown", begin);
    field.addEventListener("pointermove", draw);
    field.addEventListener("lostpointercapture", end); // up, cancelled, or taken away
    sign.querySelector("[data-sign-wipe]").addEventListener("click", wipe);
    resume();
    sign.querySelector("[data-sign-draw]").hidden = false;
  }

  function start() {
    document.querySelectorAll("[data-sign]:not([data-watched])").forEach((sign) => {
      sign.dataset.watched = "yes";
      watch(sign);
    });
  }
  start();
  document.addEventListener("htmx:load", start);
})();
