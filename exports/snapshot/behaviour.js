// Draws the figures in the colours that the reader's system asks for, and leads from marks to claims.
"use strict"
{
  let figures = {}
  const dark = matchMedia("(prefers-color-scheme: dark)")
  // No bar of buttons: its only one would save a picture without title, day and sources.
  const config = { displayModeBar: false, displaylogo: false, responsive: true, scrollZoom: false, doubleClick: false }

  const coloured = (figure) => {
    const { data, layout } = structuredClone(figure)
    for (const [path, value] of dark.matches ? figure.dark : []) {
      const place = path.slice(0, -1).reduce((part, key) => part[key], { data, layout })
      place[path.at(-1)] = value
    }
    return { data, layout, config }
  }

  const places = [...document.querySelectorAll("[data-figure]")]

  const draw = (place) => Plotly.react(place, coloured(figures[place.dataset.figure]))

  const follow = ({ points }) => {
    const claim = points[0]?.customdata?.[1]
    if (claim && document.getElementById(claim)) location.hash = claim
  }

  const unpacked = async (id) => {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0))
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
  }

  // A browser that cannot unpack or draw keeps the drawings.
  const show = async (place) => {
    place.parentElement.classList.add("live")
    try {
      await draw(place)
      place.on("plotly_click", follow)
    } catch (error) {
      place.parentElement.classList.remove("live")
      throw error
    }
  }

  const start = async () => {
    const script = document.createElement("script")
    script.textContent = await unpacked("plotly")
    document.head.append(script)
    figures = JSON.parse(await unpacked("plotly-figures"))
    await Promise.all([document.fonts.load("14px 'Source Sans'"), document.fonts.load("600 14px 'Source Sans'")])
    await Promise.all(places.map(show))
    dark.addEventListener("change", () => places.forEach(draw))
  }
  if (places.length) start()
}
