// A chart is there at once as SVG; when the scripts have come it is drawn again, now with tooltips.
// Expressions are interpreted (ast), since the page forbids eval.
async function enliven(figure) {
  const spec = JSON.parse(document.getElementById(figure.dataset.chartSpec).textContent);
  const picture = figure.querySelector("[data-chart]");
  const still = [...picture.childNodes];
  const drawing = document.createElement("div");
  drawing.ariaHidden = "true"; // the frame around it tells in words what it shows
  try {
    await window.vegaEmbed(drawing, spec, {
      actions: false,
      ast: true,
      defaultStyle: false,
      renderer: "svg",
      tooltip: { disableDefaultStyle: true },
    });
    picture.replaceChildren(drawing);
  } catch (error) {
    picture.replaceChildren(...still);
    console.error(error);
  }
}

for (const figure of document.querySelectorAll("figure[data-chart-spec]")) enliven(figure);
