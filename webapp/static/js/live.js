/* The live line: what was just saved, said to eye and ear. */

/** Say `text`, whatever stood there before. */
export function say(text) {
  document.getElementById("live").textContent = text;
}

/** Take over what another page's live line says, its Undo included; silence leaves ours as it is. */
export function repeat(other) {
  const said = other.getElementById("live");
  if (said && said.textContent.trim()) {
    document.getElementById("live").replaceChildren(...[...said.childNodes].map((node) => document.importNode(node, true)));
  }
}
