// Draws one screen of a presentation, and moves on by keys, clicks on it, and buttons.

const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }

// Makes words smaller until all of a slide is on the screen; a phone held upright scrolls instead.
const fit = (body) => {
  const isWide = body && getComputedStyle(body).getPropertyValue("--fits").trim() === "yes"
  for (let part = 0.98; isWide && part > 0.5; part -= 0.02) {
    if (body.scrollHeight <= body.clientHeight + 1) return
    body.style.setProperty("--u", `calc(min(100vw / 960, 100vh / 540) * ${part})`)
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const { html, number, count } = data
  const screen = parentElement.querySelector(".screen")
  if (screen.dataset.html !== html) {
    screen.innerHTML = screen.dataset.html = html
    fit(screen.querySelector(".body"))
  }
  // Keys can come faster than slides: each step goes on from the last one asked for.
  const isWaiting = Date.now() - (screen.asked ?? 0) < 1000
  if (!isWaiting) screen.at = number
  const go = (to) => {
    if (to === screen.at || to < 1 || to > count) return
    screen.at = to
    screen.asked = Date.now()
    setTriggerValue("go", to)
  }
  const leave = () => setTriggerValue("go", 0)
  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.target.closest?.("input, textarea, select")) return
    if (event.key in STEPS) go(screen.at + STEPS[event.key])
    else if (event.key === "Home") go(1)
    else if (event.key === "End") go(count)
    else if (event.key === "Escape") leave()
    else return
    event.preventDefault()
  }
  const onClick = (event) => {
    if (event.target.closest("a") || getSelection().toString()) return
    go(screen.at + (event.clientX < innerWidth / 3 ? -1 : 1))
  }
  const [back, counter, next, theme, close] = parentElement.querySelectorAll(".controls > *")
  counter.textContent = `${number} / ${count}`
  back.disabled = number === 1
  next.disabled = number === count
  back.onclick = () => go(screen.at - 1)
  next.onclick = () => go(screen.at + 1)
  close.onclick = leave
  theme.onclick = () => {
    // Streamlit reads the choice of its menu, kept under the address of each page, when one is opened.
    const opened = new URL(performance.getEntriesByType("navigation")[0].name).pathname
    const kept = Object.keys(localStorage).filter((name) => name.startsWith("stActiveTheme-"))
    for (const name of [...kept, `stActiveTheme-${opened}-v2`]) {
      localStorage.setItem(name, JSON.stringify(data.dark ? "Light" : "Dark"))
    }
    location.reload()
  }
  screen.onclick = onClick
  // Called again for each slide, without being told that the one before is over.
  screen.forget?.()
  document.addEventListener("keydown", onKey, true)
  screen.forget = () => document.removeEventListener("keydown", onKey, true)
  return screen.forget
}
