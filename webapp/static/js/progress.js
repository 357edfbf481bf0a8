/* A lint run under way: say how far it is, and show the findings when it is done. */

const LOOK_AGAIN_MS = 600;

/** Follow the runs that the page shows as under way. */
export function keepProgress(document) {
  const shown = [...document.querySelectorAll("[data-run]")];
  if (shown.length) setTimeout(() => look(shown), LOOK_AGAIN_MS);
}

async function look(shown) {
  const runs = await Promise.all(shown.map((each) => read(each.dataset.run)));
  if (runs.some((run) => run && !["queued", "running"].includes(run.status))) return location.reload();
  runs.forEach((run, at) => {
    if (run && shown[at].matches("progress")) shown[at].value = run.progress;
  });
  setTimeout(() => look(shown), LOOK_AGAIN_MS);
}

async function read(id) {
  try {
    const answer = await fetch(`/api/v1/runs/${encodeURIComponent(id)}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
