/**
 * The widget's own script tag. To be called while the script runs: `currentScript` is gone afterwards, and
 * never there for a module or within a shadow tree.
 */
export function findOwnScript(): HTMLScriptElement | null {
  // Checked, because a page's `<form name="currentScript">` stands in for the property.
  const running: unknown = document.currentScript
  if (running instanceof HTMLScriptElement) return running
  return (
    document.querySelector<HTMLScriptElement>('script[type=module][src*="/widget."]') ??
    document.querySelector<HTMLScriptElement>('script[src*="/widget."]')
  )
}
