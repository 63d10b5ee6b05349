// Saves a Plotly figure of the page as a picture that explains itself: title, subtitle, source line.

const WIDTH = 1280
const MARGIN = 32
// A picture cannot bring the page's font along: drawn in this one, it looks alike everywhere.
const FONT = "Arial, Helvetica, sans-serif"
// How much wider its words can be than those of the page.
const WIDER = 1.12
const TITLE = { size: 24, line: 31 }
const TEXT = { size: 15, line: 21 }

const wrapped = (text, size, weight = "") => {
  const brush = document.createElement("canvas").getContext("2d")
  brush.font = `${weight} ${size}px ${FONT}`
  const fits = (line) => brush.measureText(line).width <= WIDTH - 2 * MARGIN
  const lines = [""]
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (fits(longer)) lines[lines.length - 1] = longer
    else {
      lines.push("")
      // An address has no spaces: it is broken where the line ends.
      for (const sign of word) {
        if (fits(lines.at(-1) + sign)) lines[lines.length - 1] += sign
        else lines.push(sign)
      }
    }
  }
  return lines.filter(Boolean)
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

const captioned = (plot, words) => {
  const layout = structuredClone(plot.layout)
  // As drawn, with the room that names beside the axes have taken.
  const { t, r, b, h, l: drawn } = plot._fullLayout._size
  const l = Math.ceil(drawn * WIDER)
  for (const [name, axis] of Object.entries(layout)) {
    if (/^[xy]axis/.test(name)) axis.automargin = false
  }
  for (const shape of layout.shapes || []) {
    // A frame around a column ends with the figure, and leaves title and sources alone.
    if (shape.name?.startsWith("ground") && shape.yref === "paper") {
      Object.assign(shape, { y0: 0, y1: 1 + t / h })
    }
  }
  const title = wrapped(words.title, TITLE.size, "bold")
  const subtitle = wrapped(words.subtitle, TEXT.size)
  const source = wrapped(words.source, TEXT.size)
  const above = MARGIN + title.length * TITLE.line + subtitle.length * TEXT.line + 24
  const below = 24 + source.length * TEXT.line + MARGIN
  const left = l + MARGIN
  const { color } = plot._fullLayout.font
  const block = (lines, extra) => ({
    text: lines.map(escaped).join("<br>"), showarrow: false, align: "left", borderpad: 0,
    xref: "paper", x: 0, xanchor: "left", xshift: MARGIN - left, yref: "paper", ...extra,
  })
  const height = plot._fullLayout.height + above + below
  return {
    ...layout,
    autosize: false,
    font: { ...layout.font, family: FONT },
    width: WIDTH,
    height,
    margin: { t: t + above, r: r + MARGIN, b: b + below, l: left },
    annotations: [
      ...(layout.annotations || []),
      block(title, {
        y: 1, yanchor: "top", yshift: t + above - MARGIN, font: { size: TITLE.size, color, weight: 700 },
      }),
      block(subtitle, {
        y: 1, yanchor: "top", font: { size: TEXT.size, color },
        yshift: t + above - MARGIN - title.length * TITLE.line - 8,
      }),
      block(source, {
        y: 0, yanchor: "bottom", yshift: -(b + below - MARGIN), font: { size: TEXT.size, color },
      }),
    ],
  }
}

const save = (plot, format, words) => {
  const button = plot._fullLayout._modeBar.buttons.flat().find(({ name }) => name === "toImage")
  button.click({
    data: plot.data,
    layout: captioned(plot, words),
    config: {},
    _context: {
      ...plot._context,
      displayNotifier: false,
      toImageButtonOptions: { format, filename: words.file, scale: format === "png" ? 2 : 1 },
    },
  })
}

export default function ({ parentElement, data }) {
  const plot = () => document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`)
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => save(plot(), button.dataset.format, data)
  }
  // The camera of the figure's own toolbar saves the same picture.
  const onToolbar = (event) => {
    const camera = event.target.closest?.('[data-title^="Download plot"]')
    if (!camera || camera.closest(".js-plotly-plot") !== plot()) return
    event.stopPropagation()
    save(plot(), "png", data)
  }
  // Called again for each change, without being told that what it was given before is over.
  parentElement.forget?.()
  document.addEventListener("click", onToolbar, true)
  parentElement.forget = () => document.removeEventListener("click", onToolbar, true)
  return parentElement.forget
}
