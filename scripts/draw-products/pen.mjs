// The tools that every garment is drawn with. A garment function gets a pen in the product's colour and
// returns SVG, in a space whose x = 0 is the middle of the picture and whose y goes from 0 to 500. What is
// drawn later lies on top.

export const mix = (hex, other, share) =>
  `#${[1, 3, 5]
    .map((at) => [hex, other].map((h) => Number.parseInt(h.slice(at, at + 2), 16)))
    .map(([a, b]) =>
      Math.round(a + (b - a) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const lightness = (hex) =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 765

export function penFor(hex) {
  const isDark = lightness(hex) < 0.3
  const tones = {
    cloth: 'url(#cloth)',
    deep: mix(hex, '#000000', 0.13),
    pale: mix(hex, '#ffffff', 0.22),
    inside: mix(hex, '#000000', isDark ? 0.45 : 0.32),
    sole: mix('#efe8da', hex, 0.06),
    gum: '#b98a5a',
    wood: isDark ? '#b79a78' : mix('#6d5238', hex, 0.1),
    paper: '#efe6d3',
  }
  const line = isDark ? mix(hex, '#ffffff', 0.3) : mix(hex, '#2a1d12', 0.42)
  const attributes = (width, extra = '') =>
    `fill="none" stroke="${line}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${extra}`
  return {
    hex,
    tones,
    gradient: [mix(hex, '#ffffff', 0.1), mix(hex, '#000000', 0.09)],
    shape: (d, tone = 'cloth') =>
      `<path d="${d}" fill="${tones[tone]}" stroke="${line}" stroke-width="1.5" stroke-linejoin="round"/>`,
    seam: (d, width = 1.3) => `<path d="${d}" ${attributes(width, ' opacity=".75"')}/>`,
    stitch: (d) => `<path d="${d}" ${attributes(1, ' stroke-dasharray="4 3" opacity=".7"')}/>`,
    cord: (d, width = 3) => `<path d="${d}" ${attributes(width)}/>`,
    band: (d, width, tone = 'deep') =>
      `<path d="${d}" fill="none" stroke="${line}" stroke-width="${width + 2.4}"/><path d="${d}" fill="none" stroke="${tones[tone]}" stroke-width="${width}"/>`,
    button: (x, y, r = 3.6) =>
      `<circle cx="${x}" cy="${y}" r="${r}" fill="${tones.wood}" stroke="${line}" stroke-width=".8"/>`,
    fold: (x1, y1, x2, y2, bend = 0, width = 10) => lens(x1, y1, x2, y2, bend, width, '#1d140c', 0.13),
    shine: (x1, y1, x2, y2, bend = 0, width = 10) =>
      lens(x1, y1, x2, y2, bend, width, '#ffffff', isDark ? 0.09 : 0.16),
    paint: (d, fill) =>
      `<path d="${d}" fill="${fill}" stroke="${line}" stroke-width="1.5" stroke-linejoin="round"/>`,
    /** Lines in another colour: a print, a check, a zip. */
    mark: (d, stroke, width, extra = '') =>
      `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${extra}/>`,
    dot: (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`,
    clip: (d, content) => {
      clips += 1
      const id = clips === 1 ? 'clip' : `clip${clips}`
      return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`
    },
  }
}

/** A fold: a thin leaf between two points, bent to one side. */
function lens(x1, y1, x2, y2, bend, width, fill, opacity) {
  const [mx, my] = [(x1 + x2) / 2 + bend, (y1 + y2) / 2]
  return `<path d="M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}Q${mx + width} ${my} ${x1} ${y1}Z" fill="${fill}" opacity="${opacity}"/>`
}

/** What is drawn on the right, and its mirror image on the left. */
export const both = (svg) => {
  sides += 1
  return `<g id="side${sides}">${svg}</g><use href="#side${sides}" transform="scale(-1 1)"/>`
}
let sides = 0
let clips = 0

/** Closes the right half of an outline (start point, then lines, quadratic or cubic curves) with its mirror image. */
export function symmetric(points) {
  const ends = points.map((p) => p.slice(-2))
  const forward = points.slice(1).map((p) => `${'LQC'[p.length / 2 - 1]}${p.join(' ')}`)
  const backward = points.slice(1).map((p, i) => {
    const [x, y] = ends[i]
    const controls = []
    for (let at = p.length - 4; at >= 0; at -= 2) controls.push(-p[at], p[at + 1])
    return `${'LQC'[p.length / 2 - 1]}${[...controls, -x, y].join(' ')}`
  })
  const [x0, y0] = ends[0]
  const [xn, yn] = ends.at(-1)
  return `M${x0} ${y0}${forward.join('')}L${-xn} ${yn}${backward.reverse().join('')}Z`
}

export const range = (from, to, step) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

/** One product in one colour on the wall of the studio, as an SVG file's text. */
export function picture(garment, hex, title) {
  sides = 0
  clips = 0
  const pen = penFor(hex)
  const [from, to] = pen.gradient
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" role="img"><title>${title}</title><defs><linearGradient id="cloth" gradientUnits="userSpaceOnUse" x1="-130" y1="60" x2="130" y2="440"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><radialGradient id="wall" cx=".5" cy=".4" r=".8"><stop stop-color="#ece7dd"/><stop offset="1" stop-color="#ddd6c9"/></radialGradient><filter id="shadow" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="4" dy="9" stdDeviation="7" flood-color="#4a3b28" flood-opacity=".28"/></filter></defs><rect width="400" height="500" fill="url(#wall)"/><g transform="translate(200 0)" filter="url(#shadow)">${garment(pen)}</g></svg>\n`
}
