// Arrow keys move through the matrix; one stop for the Tab key. Without this each cell is a plain link.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

const stopIn = (cell) => cell.querySelector("a") ?? cell;

function neighbour(cell, key) {
  const rows = [...cell.closest("table").rows].filter((row) => row.cells.length > 1);
  const row = rows.indexOf(cell.parentElement);
  if (key === "Home") return rows[row].cells[0];
  if (key === "End") return rows[row].cells[rows[row].cells.length - 1];
  const [down, right] = STEPS[key];
  return rows[row + down]?.cells[cell.cellIndex + right];
}

function move(event) {
  const cell = event.target.closest("th, td");
  if (!cell || !(event.key in STEPS || event.key === "Home" || event.key === "End")) return;
  const next = neighbour(cell, event.key);
  if (!next) return;
  event.preventDefault();
  const [from, to] = [stopIn(cell), stopIn(next)];
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

for (const table of document.querySelectorAll("[data-matrix]")) {
  const cells = [...table.querySelectorAll("tbody th[scope=row], tbody td, thead th")];
  for (const cell of cells) stopIn(cell).tabIndex = -1;
  const first = table.querySelector("tbody td");
  if (first) stopIn(first).tabIndex = 0;
  // The last stop stays the one that Tab returns to, also after a click.
  table.addEventListener("focusin", ({ target }) => {
    for (const stop of table.querySelectorAll("[tabindex='0']")) if (stop !== target) stop.tabIndex = -1;
    target.tabIndex = 0;
  });
  table.addEventListener("keydown", move);
}

for (const hint of document.querySelectorAll("[data-matrix-hint]")) hint.hidden = false;
