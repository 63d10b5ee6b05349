"""The pictures of the project, made from the running app: `make pictures`."""

import base64
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit
from playwright.sync_api import Browser, Page

from bench.driver import APP, ROOT, Server, browsing, serving, visiting
from server.head import PREVIEW

OVERVIEW = ROOT / "docs" / "overview.png"
_STATIC = Path(streamlit.__file__).parent / "static"
_CARD = """
<style>
  @font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url({font}) }}
  body {{ margin: 0; width: 1200px; height: 630px; overflow: hidden; display: flex;
          font-family: "Source Sans"; color: #14181F; background: #FFFFFF }}
  section {{ position: relative; z-index: 1; width: 540px; padding: 72px 0 72px 72px;
             box-sizing: border-box; display: flex; flex-direction: column;
             justify-content: space-between }}
  img {{ width: 72px }}
  h1 {{ font-size: 64px; line-height: 1.08; margin: 0 0 24px; font-weight: 700 }}
  p {{ font-size: 25px; line-height: 1.35; margin: 0; color: #4A5568 }}
  figure {{ position: relative; margin: 0; flex: 1; height: 630px }}
  figure svg {{ position: absolute; top: 0; left: -40px;
                transform: scale(1.125); transform-origin: 0 0 }}
</style>
<section>
  <img src="{icon}">
  <div><h1>AI Factories Atlas</h1><p>Europe’s public AI supercomputing hubs.<br>
  Every number opens its source.</p></div>
</section>
<figure>{map}</figure>
"""


def main() -> None:
    """Write docs/overview.png and server/preview.png."""
    with (
        TemporaryDirectory() as folder,
        serving(APP, Path(folder) / "app.log") as server,
        browsing() as browser,
    ):
        _overview(browser, server)
        _preview(browser, server)


def _overview(browser: Browser, server: Server) -> None:
    with visiting(browser, server, width=1280, height=1000) as visit:
        visit.open("/")
        visit.page.screenshot(path=OVERVIEW)


def _preview(browser: Browser, server: Server) -> None:
    """Draw the name beside the map of the overview, on a card of 1200 by 630 pixels."""
    with visiting(browser, server, width=1280, height=1000) as visit:
        visit.open("/")
        page = visit.page
        icon = _data(ROOT / "pages" / "icon.svg", "image/svg+xml")
        font = _data(next(_STATIC.rglob("SourceSansVF-Upright*.woff2")), "font/woff2")
        card = _CARD.format(font=font, icon=icon, map=_map(page))
        page.set_viewport_size({"width": 1200, "height": 630})
        page.set_content(card)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PREVIEW)


def _map(page: Page) -> str:
    return "".join(
        page.locator(".js-plotly-plot")
        .first.locator(".main-svg")
        .evaluate_all("layers => layers.map(layer => layer.outerHTML)")
    )


def _data(file: Path, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(file.read_bytes()).decode()}"


if __name__ == "__main__":
    main()
