const app = document.querySelector("[data-testid=stApp]")
const isConnected = () => app.dataset.testConnectionState === "CONNECTED"
let shown = location.pathname

// One change of page is one step of the browser's history, whatever is carried to the other page.
// Streamlit makes two: one for the page and one for its choices, in either order.
function countOneStepAPage() {
  const push = history.pushState.bind(history)
  let leaving = false
  let arriving = false
  const rest = () => { leaving = arriving = false }
  const follow = (event) => {
    const link = event.defaultPrevented && isConnected() && event.target.closest?.("a[href]")
    if (link && new URL(link.href).pathname !== location.pathname) leaving = true
  }
  history.pushState = (state, title, address) => {
    if (new URL(address ?? "", location.href).pathname !== location.pathname) {
      leaving = false
      arriving = true
      push(state, title, address)
    } else if (arriving) history.replaceState(state, title, address)
    else if (!leaving) push(state, title, address)
  }
  addEventListener("click", follow)
  addEventListener("popstate", rest)
  new MutationObserver(() => { if (app.dataset.testScriptState === "notRunning") rest() })
    .observe(app, { attributeFilter: ["data-test-script-state"] })
}
countOneStepAPage()

// Streamlit slides folds by script, which style sheets cannot stop for those who ask for less motion.
function slideOnlyWhereWanted() {
  const animate = Element.prototype.animate
  const wantsLess = matchMedia("(prefers-reduced-motion: reduce)")
  Element.prototype.animate = function (steps, timing) {
    return animate.call(this, steps, wantsLess.matches ? { ...timing, duration: 0 } : timing)
  }
}
slideOnlyWhereWanted()

// A finger that begins on a figure moves the page: Plotly would keep it for figures that can be moved.
// What a tap does, it does by the mouse that browsers make of it.
function letFingersScroll() {
  addEventListener("touchstart", (event) => {
    if (event.target.closest?.(".js-plotly-plot .draglayer")) event.stopPropagation()
  }, { capture: true, passive: true })
}
letFingersScroll()

export default function ({ parentElement, data, setStateValue }) {
  const probe = parentElement.querySelector("span")
  const dark = () => {
    probe.style.color = "var(--st-background-color)"
    const [r, g, b] = getComputedStyle(probe).color.match(/[0-9.]+/g).map(Number)
    return r + g + b < 384
  }
  let last = data.mode
  const report = () => {
    const mode = dark() ? "dark" : "light"
    if (mode !== last) setStateValue("mode", (last = mode))
  }
  const stored = (path) => `stActiveTheme-${path}-v2`
  const opened = new URL(performance.getEntriesByType("navigation")[0].name).pathname
  const folder = opened.replace(/[^/]*$/, "")
  const others = data.pages.map((page) => folder + page).filter((path) => path !== opened)
  let kept = localStorage.getItem(stored(opened))
  const keep = () => {
    const choice = localStorage.getItem(stored(opened))
    if (choice === kept) return
    kept = choice
    for (const path of others) {
      if (choice === null) localStorage.removeItem(stored(path))
      else localStorage.setItem(stored(path), choice)
    }
  }
  const canvas = document.createElement("canvas")
  if (!canvas.getContext("webgl2")) setStateValue("flat", true)
  const upright = matchMedia("(max-width: 700px) and (orientation: portrait)")
  const turn = () => setStateValue("narrow", upright.matches)
  if (upright.matches) turn()
  upright.addEventListener("change", turn)
  let away = false
  const comeBack = () => {
    const connected = isConnected()
    if (connected && away) setStateValue("back", Date.now())
    away = !connected
  }
  const closeMenu = () => {
    if (location.pathname === shown) return
    shown = location.pathname
    const button = document.querySelector("[data-testid=stSidebarCollapseButton] button")
    if (innerWidth < 768) button?.click()
  }
  report()
  const timer = setInterval(() => { report(); keep(); comeBack(); closeMenu() }, 300)
  return () => {
    clearInterval(timer)
    upright.removeEventListener("change", turn)
  }
}
