"""What only the reader's browser knows: light or dark, its shape, whether it can draw WebGL."""

from collections.abc import Iterable

import streamlit as st

from charts.theme import Theme, theme_of

_KEY = "browser"

# Changing the theme in the menu does not run the script, and the server's own guess can be wrong
# on the first run: so a component without a face says when what is shown is not what was drawn for.
# It is silent otherwise: each word of it runs the script once more.
# Streamlit keeps the choice in the menu under the address of the page that was opened first; the
# component keeps it for the other pages too, so that a reload or a link finds it there.
# On a phone Streamlit's menu stays over the page that was chosen in it, and over the next ones.
# When a server comes back, Streamlit leaves the page as it is, and the new session knows nothing of
# it: the first click would be lost. So the component has the script run at once.
_WATCHER = st.components.v2.component(
    "browser_watcher",
    html="<span></span>",
    js="""
let shown = location.pathname
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
  const app = document.querySelector("[data-testid=stApp]")
  let away = false
  const comeBack = () => {
    const connected = app?.dataset.testConnectionState === "CONNECTED"
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
""",
)


def watch_browser(pages: Iterable[str]) -> None:
    """Draw the watcher; the script runs again when what it reports has changed.

    `pages` are the paths of all pages, without the folder that the app is served from.
    """
    _WATCHER(
        key=_KEY,
        data={"pages": list(pages), "mode": _mode()},
        on_mode_change=_nothing,
        on_flat_change=_nothing,
        on_narrow_change=_nothing,
        on_back_change=_nothing,
        height=0,
    )


def theme() -> Theme:
    """Return the theme the reader sees."""
    return theme_of(_mode())


def has_webgl() -> bool:
    """Whether the reader's browser can draw the map with WebGL, as far as it has said."""
    return not _reported("flat")


def is_narrow() -> bool:
    """Whether the reader holds a phone upright, as far as the browser has said."""
    return bool(_reported("narrow"))


def _mode() -> str:
    return _reported("mode") or st.context.theme.type or "light"


def _reported(name: str) -> str | None:
    state = st.session_state.get(_KEY) or {}
    return state.get(name)


def _nothing() -> None:
    """A callback that makes the reported value part of the component's state."""
