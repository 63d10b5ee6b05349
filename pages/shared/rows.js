// Tells which factory's row of the table beside it was clicked.

export default function ({ parentElement, data, setTriggerValue }) {
  const rowOf = (event) => event.target.closest?.(`.st-key-${CSS.escape(data.place)} tbody tr`)
  const factoryOf = (row) => data.factories[row.sectionRowIndex]
  const onClick = (event) => {
    const row = rowOf(event)
    // A link is followed, and words that are marked to be copied are left alone.
    if (!row || event.target.closest("a") || !getSelection().isCollapsed) return
    if (factoryOf(row)) setTriggerValue("factory", factoryOf(row))
  }
  const onOver = (event) => {
    const row = rowOf(event)
    if (row) row.style.cursor = factoryOf(row) ? "pointer" : ""
  }
  // Called again for each change, without being told that what it was given before is over.
  parentElement.forget?.()
  document.addEventListener("click", onClick)
  document.addEventListener("mouseover", onOver)
  parentElement.forget = () => {
    document.removeEventListener("click", onClick)
    document.removeEventListener("mouseover", onOver)
  }
  return parentElement.forget
}
