/* One key, one action. Which key does what stands in the page, on the control itself: data-key="n j s". */

import { say } from "./live.js";

const FIELDS = "input, select, textarea, [contenteditable]";

/** Act on single keys, save while someone types, composes, holds a key down, or has a dialog open. */
export function listenToKeys(document) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leaveField(event);
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(FIELDS) || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && event.target !== document.body && event.target.id !== "main") return;
    const control = find(document, event.key);
    if (!control) return;
    event.preventDefault();
    press(control);
  });
}

/** The control for `key`: the page's own before the live line's. */
function find(document, key) {
  const controls = [...document.querySelectorAll("[data-key]")];
  return controls.find((each) => each.dataset.key.split(" ").includes(key) && !each.closest("dialog"));
}

function press(control) {
  if (control.dataset.key === "?") return document.getElementById("keys").showModal();
  if (control.disabled) return say(control.dataset.reason ?? "That is not possible here.");
  if (control.matches("input")) {
    control.focus();
    return control.select();
  }
  control.click();
}

/** Escape gives the keys back after typing. */
function leaveField(event) {
  if (event.isComposing || !event.target.closest?.(FIELDS)) return;
  event.target.blur();
  document.getElementById("main").focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("footer a[data-key='?']")) {
    event.preventDefault();
    document.getElementById("keys").showModal();
  }
});
