/** Keeps the page behind from scrolling; returns the function that leaves the page as it was. */
export function holdPageScroll(): () => void {
  const { style } = document.documentElement
  const value = style.getPropertyValue('overflow')
  const priority = style.getPropertyPriority('overflow')
  style.setProperty('overflow', 'hidden', 'important')
  return () => {
    if (value) style.setProperty('overflow', value, priority)
    else style.removeProperty('overflow')
    if (document.documentElement.getAttribute('style') === '')
      document.documentElement.removeAttribute('style')
  }
}
