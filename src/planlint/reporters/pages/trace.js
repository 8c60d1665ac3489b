"use strict";
// Shows the requirements of the chosen statuses that hold the words sought. Without a script all are shown.
(() => {
  const items = [...document.querySelectorAll("[data-status]")];
  const buttons = [...document.querySelectorAll("[data-show]")];
  const find = document.getElementById("find");
  const count = document.getElementById("count");
  const groups = [...document.querySelectorAll("[data-group]")];
  const words = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));

  const show = () => {
    const wanted = new Set(buttons.filter((b) => b.ariaPressed === "true").map((b) => b.dataset.show));
    const sought = find.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits = item.dataset.status.split(" ").some((status) => wanted.has(status));
      item.hidden = !(fits && words.get(item).includes(sought));
      shown += item.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = true;
      for (let next = group.nextElementSibling; next?.dataset.status; next = next.nextElementSibling) {
        group.hidden &&= next.hidden;
      }
    }
    count.value = `${shown} ${count.dataset.unit}`;
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
      show();
    });
  }
  find.addEventListener("input", show);
  document.querySelector(".tools").hidden = false;
  document.documentElement.classList.add("js");
  show();
})();
