/* The review queue without page loads: the next card takes the place of the one just decided. */

import { repeat, say } from "./live.js";

const LOST = "Not saved: the workbench does not answer. Nothing is lost; press the key again.";
let isBusy = false;

/** Send the queue's forms and follow its links in place; the address follows. */
export function reviewInPlace(document) {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !isInQueue(event.target) || event.target.method !== "post") return;
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    turnTo(event.target.getAttribute("action"), { method: "POST", body: new URLSearchParams(body) });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || !link.closest("[data-queue]") || !isQueue(link.href)) return;
    event.preventDefault();
    turnTo(link.href, {});
  });
  if (document.querySelector("[data-queue]")) {
    window.addEventListener("popstate", () => turnTo(location.href, {}, { isHistory: true }));
    settle(document);
  }
}

/** Forms inside the queue, and the live line's Undo while a queue is open. */
function isInQueue(form) {
  return form.closest("[data-queue]") || (form.closest("footer") && document.querySelector("[data-queue]"));
}

function isQueue(address) {
  return new URL(address).pathname.endsWith("/queue");
}

/** Fetch a page and put its main part where ours is. A key pressed meanwhile was meant for a card not yet seen. */
async function turnTo(address, request, { isHistory = false } = {}) {
  if (isBusy) return;
  isBusy = true;
  try {
    const answer = await fetch(address, { ...request, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-queue]")) {
      return answer.ok ? location.assign(answer.url) : say(page.querySelector("main p")?.textContent ?? LOST);
    }
    if (!isHistory && answer.url !== location.href && (answer.redirected || !request.method)) history.pushState(null, "", answer.url);
    show(page);
  } catch {
    say(LOST);
  } finally {
    isBusy = false;
  }
}

function show(page) {
  const scrolled = document.querySelector("[data-keeps-scroll]")?.scrollTop ?? 0;
  document.title = page.title;
  document.getElementById("main").replaceChildren(...document.importNode(page.getElementById("main"), true).childNodes);
  repeat(page);
  window.scrollTo(0, 0);
  const list = document.querySelector("[data-keeps-scroll]");
  if (list) list.scrollTop = scrolled;
  settle(document);
}

/** Bring the current finding into view in the list, and let the keys have the focus. */
function settle(document) {
  const list = document.querySelector("[data-keeps-scroll]");
  const current = list?.querySelector(".list [aria-current]");
  if (current) {
    const above = current.offsetTop - list.scrollTop;
    if (above < 0 || above > list.clientHeight - 2 * current.offsetHeight) {
      list.scrollTop = current.offsetTop - list.clientHeight / 2;
    }
  }
  const mark = document.querySelector(".mark.is-current");
  if (mark) bringIntoView(mark);
  document.getElementById("main").focus({ preventScroll: true });
}

/** Scroll the text only where the mark is not to be seen, above the card's buttons on a phone. */
function bringIntoView(mark) {
  const place = mark.getBoundingClientRect();
  if (place.top < 60 || place.bottom > window.innerHeight - 140) mark.scrollIntoView({ block: "center" });
}
