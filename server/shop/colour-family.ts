/** Words for colours that shoppers use whatever a shop calls its own. */
export const colourFamilies = [
  'black',
  'white',
  'grey',
  'beige',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
] as const
export type ColourFamily = (typeof colourFamilies)[number]

/** Which of the plain colours a shade like `#28364f` is, by its hue, saturation and lightness. */
export function colourFamily(hex: string): ColourFamily | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) return undefined
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const high = Math.max(red, green, blue)
  const low = Math.min(red, green, blue)
  const lightness = (high + low) / 2
  const chroma = high - low
  if (lightness > 0.9) return 'white'
  if (chroma < 0.06) return lightness < 0.22 ? 'black' : 'grey'
  const hue =
    60 *
    (high === red
      ? ((green - blue) / chroma + 6) % 6
      : high === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4)
  if (hue >= 15 && hue < 60 && chroma < 0.3) return lightness > 0.6 ? 'beige' : hue < 50 ? 'brown' : 'green'
  if (hue < 15 || hue >= 345) return lightness > 0.62 ? 'pink' : 'red'
  if (hue < 39) return lightness >= 0.5 && chroma > 0.5 ? 'orange' : 'brown'
  if (hue < 65) return 'yellow'
  if (hue < 165) return 'green'
  if (hue < 255) return 'blue'
  return hue < 315 ? 'purple' : lightness > 0.6 ? 'pink' : 'purple'
}
