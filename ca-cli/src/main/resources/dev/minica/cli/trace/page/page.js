"use strict";
(() => {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const number = (element, name) => Number(element.dataset[name]);

  const dark = sides => all(".lit", sides).forEach(each => each.classList.remove("lit"));

  /* A field and its octets light up together. */
  const light = (sides, row) => {
    dark(sides);
    row.classList.add("lit");
    const own = all(".hex span", sides)
      .filter(span => number(span, "f") >= number(row, "f") && number(span, "f") <= number(row, "last"));
    own.forEach(span => span.classList.add("lit"));
    return own;
  };

  /* Within its own box alone: the page stays where the reader has it. */
  const show = (dump, span) => {
    const box = dump.getBoundingClientRect();
    const line = span.getClientRects()[0];
    if (line.top < box.top || line.bottom > box.bottom) {
      dump.scrollTop += line.top - box.top - box.height / 3;
    }
  };

  const words = row => all("th, .value", row).map(each => each.textContent).filter(Boolean).join(" = ");

  const connect = sides => {
    const rows = all("tbody tr", sides);
    if (rows.length === 0) {
      return;
    }
    const readout = document.createElement("p");
    readout.className = "readout";
    readout.textContent = "Point at a field or at octets.";
    sides.querySelector(".bytes").append(readout);
    const choose = row => {
      readout.textContent = words(row);
      return light(sides, row);
    };
    const chooseField = row => {
      const own = choose(row);
      if (own.length > 0) {
        show(sides.querySelector(".dump"), own[0]);
      }
    };
    /* One stop for the tabulator key in each table; within it, the arrows move. */
    let stop = rows[0];
    const stopAt = row => {
      stop.tabIndex = -1;
      stop = row;
      stop.tabIndex = 0;
    };
    stopAt(stop);
    const move = (event, row) => {
      event.preventDefault();
      if (row) {
        stopAt(row);
        row.focus();
      }
    };
    rows.forEach((row, index) => {
      row.addEventListener("mouseenter", () => chooseField(row));
      row.addEventListener("focus", () => { stopAt(row); chooseField(row); });
      row.addEventListener("click", () => { stopAt(row); row.focus({ preventScroll: true }); });
      row.addEventListener("keydown", event => {
        if (event.key === "ArrowDown") {
          move(event, rows[index + 1]);
        } else if (event.key === "ArrowUp") {
          move(event, rows[index - 1]);
        }
      });
    });
    all(".hex span", sides).forEach(span => {
      const row = rows[number(span, "f")];
      span.addEventListener("mouseenter", () => choose(row));
      span.addEventListener("click", () => move(new Event("click"), row));
    });
    sides.addEventListener("mouseleave", () => dark(sides));
    sides.addEventListener("focusout", () => dark(sides));
  };

  all(".sides").forEach(connect);

  const details = all("details");
  const openAll = open => details.forEach(each => { each.open = open; });
  const button = document.createElement("button");
  button.type = "button";
  const label = open => { button.textContent = open ? "Close all" : "Open all"; };
  let isOpen = false;
  label(isOpen);
  button.addEventListener("click", () => {
    isOpen = !isOpen;
    openAll(isOpen);
    label(isOpen);
  });
  document.querySelector("nav").append(button);

  let openBefore = [];
  window.addEventListener("beforeprint", () => {
    openBefore = details.filter(each => each.open);
    openAll(true);
  });
  window.addEventListener("afterprint", () => {
    openAll(false);
    openBefore.forEach(each => { each.open = true; });
  });
})();
