// Draws one SVG for each product and colour of the demo shop's catalogue:
//   node scripts/draw-products.mjs
// A garment function gets a pen in the product's colour and returns SVG, in a space whose x = 0
// is the middle of the picture and whose y goes from 0 to 500. What is drawn later lies on top.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const data = join(dirname(fileURLToPath(import.meta.url)), '..', 'synthetic_data')

// ---- The pen ----

const mix = (hex, other, share) =>
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

function penFor(hex) {
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
    clip: (d, content) =>
      `<clipPath id="clip"><path d="${d}"/></clipPath><g clip-path="url(#clip)">${content}</g>`,
  }
}

/** A fold: a thin leaf between two points, bent to one side. */
function lens(x1, y1, x2, y2, bend, width, fill, opacity) {
  const [mx, my] = [(x1 + x2) / 2 + bend, (y1 + y2) / 2]
  return `<path d="M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}Q${mx + width} ${my} ${x1} ${y1}Z" fill="${fill}" opacity="${opacity}"/>`
}

/** What is drawn on the right, and its mirror image on the left. */
const both = (svg) => {
  sides += 1
  return `<g id="side${sides}">${svg}</g><use href="#side${sides}" transform="scale(-1 1)"/>`
}
let sides = 0

/** Closes the right half of an outline (start point, then lines, quadratic or cubic curves) with its mirror image. */
function symmetric(points) {
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

const range = (from, to, step) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

// ---- Parts that several garments share ----

/** The front of an upper body: neckline, shoulders, armholes, sides, hem. */
const front = ({
  neck = [42, 90],
  drop = 36,
  vee = false,
  shoulder = [96, 112],
  armpit = [92, 190],
  waist = 89,
  hem = [94, 418],
  sag = 8,
}) =>
  symmetric([
    [0, neck[1] + drop],
    vee ? neck : [neck[0] * 0.72, neck[1] + drop, ...neck],
    shoulder,
    [shoulder[0] - 12, (shoulder[1] + armpit[1]) / 2, ...armpit],
    [waist, (armpit[1] + hem[1]) / 2, ...hem],
    [hem[0] / 2, hem[1] + sag, 0, hem[1] + sag],
  ])

/** The back of the neck, seen through the opening. */
const backNeck = (pen, [x, y], drop) =>
  pen.shape(`M${-x} ${y}Q0 ${y + 12} ${x} ${y}L${x} ${y + 8}L0 ${y + drop + 4}L${-x} ${y + 8}Z`, 'inside')

const neckBand = (pen, [x, y], drop, width = 7) =>
  pen.band(`M${-x} ${y}Q${-x * 0.72} ${y + drop} 0 ${y + drop}Q${x * 0.72} ${y + drop} ${x} ${y}`, width)

/** A pair of sleeves from shoulder and armpit to the two ends of the cuff; they lie under the body. */
function sleeves(
  pen,
  { shoulder = [94, 111], armpit = [90, 192], outer, inner, cuff = 0, puff = 0, tone = 'cloth' },
) {
  const bow = [
    shoulder[0] + (outer[0] - shoulder[0]) * 0.62 + 10 + puff,
    shoulder[1] + (outer[1] - shoulder[1]) * 0.3,
  ]
  const sleeve = `M${shoulder[0] - 14} ${shoulder[1] - 4}L${shoulder}Q${bow} ${outer}L${inner}Q${armpit[0] + 22 + puff} ${armpit[1] + 20} ${armpit}L${shoulder[0] - 20} ${armpit[1]}Z`
  const [dx, dy] = [outer[0] - shoulder[0], outer[1] - shoulder[1]]
  const length = Math.hypot(dx, dy)
  const [cx, cy] = [(dx / length) * cuff, (dy / length) * cuff]
  const end = `M${outer}L${outer[0] + cx} ${outer[1] + cy}L${inner[0] + cx} ${inner[1] + cy}L${inner}Z`
  return both(
    pen.shape(sleeve, tone) +
      pen.fold(
        armpit[0] + 8,
        armpit[1] + 6,
        (outer[0] + inner[0]) / 2,
        (outer[1] + inner[1]) / 2 - 6,
        4,
        12,
      ) +
      pen.shine(shoulder[0] + 8, shoulder[1] + 16, outer[0] - 10, outer[1] - 12, 4, 8) +
      (cuff
        ? pen.shape(end, 'deep')
        : pen.seam(
            `M${outer[0] - cx - dx * 0.05} ${outer[1] - dy * 0.05}L${inner[0] - dx * 0.05} ${inner[1] - dy * 0.05}`,
          )),
  )
}

const torsoFolds = (pen, hem = 418) =>
  pen.fold(-84, 205, -58, hem - 40, 18, 12) +
  pen.fold(86, 205, 52, hem - 30, -20, 14) +
  pen.fold(14, hem - 120, 26, hem, 6, 9) +
  pen.shine(-40, 150, -34, hem - 60, 4, 14)

/** Fine vertical ribs between two heights. */
const ribs = (pen, half, top, bottom, step = 7) =>
  pen.seam(
    range(-half, half, step)
      .map((x) => `M${x} ${top}V${bottom}`)
      .join(''),
    0.8,
  )

const buttons = (pen, x, from, to, count) =>
  range(0, count - 1, 1)
    .map((i) => pen.button(x, from + ((to - from) * i) / (count - 1)))
    .join('')

const collar = (pen, y = 90, width = 40, point = 34) =>
  pen.shape(`M${-width} ${y}Q0 ${y - 16} ${width} ${y}L0 ${y + 40}Z`, 'inside') +
  both(
    pen.shape(
      `M${width - 4} ${y - 6}Q${width + 8} ${y + 4} ${width + 6} ${y + 14}L${point - 4} ${y + 44}L0 ${y + 26}Q${width - 12} ${y + 18} ${width - 4} ${y - 6}Z`,
      'deep',
    ),
  )

const pocket = (pen, x, y, width, height) =>
  pen.shape(`M${x} ${y}h${width}v${height - 8}q0 8 -8 8h${16 - width}q-8 0 -8 -8Z`) +
  pen.stitch(`M${x + 4} ${y + 9}h${width - 8}`)

// ---- Garments ----

function tShirt(pen) {
  const neck = [42, 90]
  return (
    sleeves(pen, { outer: [154, 204], inner: [110, 226] }) +
    backNeck(pen, neck, 34) +
    pen.shape(front({ neck, drop: 34 })) +
    torsoFolds(pen) +
    neckBand(pen, neck, 34) +
    pen.stitch('M-92 408Q0 418 92 408')
  )
}

function longSleeve(pen) {
  const body = front({ drop: 30, shoulder: [86, 110], armpit: [80, 186], waist: 72, hem: [80, 412] })
  return (
    sleeves(pen, { shoulder: [84, 109], armpit: [78, 188], outer: [148, 376], inner: [118, 384], cuff: 20 }) +
    backNeck(pen, [42, 90], 30) +
    pen.shape(body) +
    pen.clip(body, ribs(pen, 90, 90, 424, 9)) +
    torsoFolds(pen, 412) +
    neckBand(pen, [42, 90], 30, 6)
  )
}

function stripedTop(pen) {
  const body = front({ neck: [58, 96], drop: 12, shoulder: [98, 110], hem: [96, 404], sag: 4 })
  const cream = penFor('#f3eee2')
  const arm = 'M96 109Q146 150 168 300L132 308Q112 226 94 190Z'
  const stripe = (pen, d) => `<path d="${d}" fill="none" stroke="${pen.hex}" stroke-width="8"/>`
  const paint = (d, tone) => cream.shape(d, tone).replace('url(#cloth)', '#f3eee2')
  const armStripes = range(0, 8, 1)
    .map((i) => `M${78 + i * 4} ${164 + i * 18}l90 -22`)
    .join('')
  return (
    both(
      paint(arm) +
        `<clipPath id="arm"><path d="${arm}"/></clipPath><g clip-path="url(#arm)">${stripe(pen, armStripes)}</g>` +
        pen.fold(106, 200, 150, 296, 4, 12),
    ) +
    paint('M-58 96Q0 108 58 96L0 114Z', 'inside') +
    paint(body) +
    pen.clip(
      body,
      stripe(
        pen,
        range(160, 390, 19)
          .map((y) => `M-110 ${y}Q0 ${y + 8} 110 ${y}`)
          .join(''),
      ),
    ) +
    torsoFolds(pen, 404) +
    cream.seam('M-58 96Q-42 108 0 108Q42 108 58 96', 3)
  )
}

function shirt(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [98, 112],
    [86, 150, 94, 192],
    [90, 300, 96, 384],
    [84, 404, 60, 420],
    [30, 432, 0, 432],
  ])
  return (
    sleeves(pen, { outer: [160, 372], inner: [124, 382], cuff: 26 }) +
    pen.shape(body) +
    torsoFolds(pen, 420) +
    pen.seam('M-8 118V432M8 118V432') +
    buttons(pen, 0, 146, 396, 6) +
    pocket(pen, 26, 176, 46, 54) +
    collar(pen)
  )
}

function blouse(pen) {
  const body = front({
    neck: [34, 92],
    drop: 16,
    shoulder: [86, 112],
    armpit: [86, 190],
    waist: 84,
    hem: [98, 410],
    sag: 8,
  })
  return (
    sleeves(pen, {
      shoulder: [84, 111],
      armpit: [84, 192],
      outer: [166, 352],
      inner: [116, 366],
      cuff: 22,
      puff: 14,
    }) +
    both(pen.fold(130, 300, 150, 354, 4, 8) + pen.fold(118, 310, 132, 360, 2, 7)) +
    pen.shape(body) +
    torsoFolds(pen, 410) +
    pen.fold(-30, 126, -40, 230, -6, 9) +
    pen.fold(34, 126, 44, 240, 4, 9) +
    pen.seam('M0 140V416') +
    pen.shape('M-36 92Q0 72 36 92Q34 108 0 112Q-34 108 -36 92Z', 'deep') +
    pen.shape('M-2 118L-34 236L-8 244L8 122Z') +
    pen.shape('M2 118L22 250L48 238L14 116Z') +
    both(pen.shape('M4 112Q40 84 66 104Q72 124 48 136Q22 136 4 118Z') + pen.fold(12, 116, 54, 116, 0, 6)) +
    pen.shape('M-11 104h22v22h-22Z', 'deep')
  )
}

function tankTop(pen) {
  const body = symmetric([
    [0, 168],
    [40, 168, 44, 84],
    [72, 84],
    [66, 176, 92, 204],
    [82, 300, 92, 412],
    [46, 420, 0, 420],
  ])
  return (
    pen.shape('M-72 84H-44Q-34 132 0 132Q34 132 44 84H72L60 180H-60Z', 'inside') +
    pen.shape(body) +
    torsoFolds(pen, 412) +
    both(pen.seam('M0 162Q38 162 49 84M67 84Q60 180 91 210')) +
    pen.stitch('M-90 402Q0 412 90 402')
  )
}

const skirtFolds = (pen, top, bottom, spread) =>
  [-0.7, -0.35, 0.1, 0.45, 0.75].map((s) => pen.fold(s * 40, top, s * spread, bottom, s * 10, 12)).join('') +
  pen.shine(-10, top + 10, -26, bottom, -4, 12)

function strapDress(pen) {
  const skirt = symmetric([
    [0, 214],
    [52, 210],
    [84, 320, 112, 440],
    [60, 452, 0, 452],
  ])
  const bodice = symmetric([
    [0, 126],
    [30, 120, 52, 102],
    [66, 150, 62, 160],
    [54, 190, 54, 216],
    [0, 222],
  ])
  return (
    both(pen.cord('M44 108Q42 78 34 58', 5)) +
    pen.shape('M-50 106Q0 118 50 106L46 134H-46Z', 'inside') +
    pen.shape(skirt) +
    skirtFolds(pen, 226, 442, 104) +
    pen.shape(bodice) +
    pen.fold(-40, 120, -24, 212, 8, 8) +
    pen.fold(38, 122, 22, 212, -10, 8) +
    pen.seam('M-54 216Q0 224 54 216', 1.6) +
    both(pen.seam('M54 250Q66 268 65 292')) +
    pen.stitch('M-106 432Q0 446 106 432')
  )
}

function wrapDress(pen) {
  const skirt = symmetric([
    [0, 232],
    [58, 228],
    [84, 320, 108, 436],
    [60, 448, 0, 448],
  ])
  return (
    sleeves(pen, { shoulder: [82, 104], armpit: [72, 172], outer: [140, 268], inner: [106, 282] }) +
    pen.shape('M-36 84Q0 94 36 84L0 170Z', 'inside') +
    pen.shape(skirt) +
    skirtFolds(pen, 250, 440, 100) +
    pen.seam('M34 232Q64 330 40 446', 1.8) +
    pen.fold(36, 240, 46, 440, 22, 9) +
    pen.shape('M36 84L84 104Q70 140 74 174Q62 204 60 234H-10L-40 190Z') +
    pen.shape('M-36 84L-84 104Q-70 140 -74 174Q-62 204 -60 234H54Q36 196 -6 146Q-28 118 -36 84Z') +
    pen.fold(-40, 150, 30, 226, 0, 10) +
    pen.fold(-58, 180, 20, 230, -4, 8) +
    pen.shine(-58, 120, -40, 200, 4, 10) +
    pen.shape('M-61 226Q0 236 61 226V246Q0 256 -61 246Z', 'deep') +
    pen.shape('M44 244Q34 300 22 344L38 348Q56 296 58 246Z') +
    pen.shape('M52 244Q66 290 66 326L82 322Q78 276 64 240Z') +
    pen.shape('M42 230h22v22h-22Z', 'deep')
  )
}

function shirtDress(pen) {
  const body = symmetric([
    [0, 108],
    [36, 82],
    [90, 104],
    [78, 140, 84, 178],
    [68, 216, 66, 236],
    [84, 320, 102, 420],
    [60, 434, 0, 434],
  ])
  return (
    sleeves(pen, { shoulder: [88, 103], armpit: [82, 180], outer: [144, 316], inner: [112, 326], cuff: 24 }) +
    pen.shape(body) +
    skirtFolds(pen, 250, 424, 96) +
    pen.fold(-70, 150, -40, 236, 8, 10) +
    pen.fold(66, 156, 40, 236, -10, 10) +
    pen.seam('M-8 110V434M8 110V434') +
    buttons(pen, 0, 134, 214, 3) +
    buttons(pen, 0, 272, 400, 4) +
    pen.shape('M-68 230Q0 240 68 230V248Q0 258 -68 248Z', 'deep') +
    pen.shape('M14 244L4 318L20 322L30 248Z', 'deep') +
    pen.shape('M26 244L40 310L54 304L38 242Z', 'deep') +
    pen.shape('M12 234h26v20h-26Z', 'deep') +
    both(pen.seam('M62 284Q73 302 73 326')) +
    pocket(pen, 22, 152, 38, 44) +
    collar(pen, 82, 36, 30)
  )
}

const knitHem = (pen, half, y, height = 30) =>
  pen.shape(
    `M${-half} ${y}Q0 ${y + 8} ${half} ${y}L${half - 5} ${y + height}Q0 ${y + height + 8} ${5 - half} ${y + height}Z`,
    'deep',
  ) + ribs(pen, half - 10, y + 6, y + height + 4, 8)

function jumper(pen) {
  const neck = [42, 92]
  return (
    sleeves(pen, {
      shoulder: [100, 116],
      armpit: [94, 202],
      outer: [162, 352],
      inner: [124, 362],
      cuff: 32,
    }) +
    backNeck(pen, neck, 28) +
    pen.shape(
      front({ neck, drop: 28, shoulder: [102, 117], armpit: [96, 200], waist: 100, hem: [94, 386], sag: 6 }),
    ) +
    torsoFolds(pen, 386) +
    both(pen.seam('M100 117Q84 150 96 200M96 202Q82 176 62 100')) +
    knitHem(pen, 94, 384) +
    neckBand(pen, neck, 28, 13) +
    pen.seam('M-38 100Q-26 122 0 122Q26 122 38 100', 0.8)
  )
}

function cardigan(pen) {
  const right = 'M36 90L104 118Q88 156 98 204Q102 300 100 420Q50 428 4 428V236Z'
  return (
    sleeves(pen, {
      shoulder: [102, 117],
      armpit: [96, 204],
      outer: [166, 356],
      inner: [124, 368],
      cuff: 32,
    }) +
    pen.shape('M-38 90Q0 102 38 90L0 236Z', 'inside') +
    both(pen.shape(right) + pocket(pen, 28, 312, 54, 62)) +
    both(pen.fold(80, 220, 60, 306, -10, 12) + pen.fold(40, 140, 60, 240, 6, 12)) +
    both(pen.shape('M36 88L24 94L-1 232H10L46 96Z', 'deep')) +
    pen.shape('M-10 232H10V428H-10Z', 'deep') +
    both(pen.shape('M10 402Q60 404 100 396L98 424Q56 430 10 428Z', 'deep')) +
    both(
      pen.seam(
        range(20, 92, 8)
          .map((x) => `M${x} 404V426`)
          .join(''),
        0.8,
      ),
    ) +
    buttons(pen, 0, 246, 414, 5).replaceAll('r="3.6"', 'r="5.4"')
  )
}

function rollNeck(pen) {
  return (
    sleeves(pen, { shoulder: [98, 124], armpit: [92, 208], outer: [156, 360], inner: [122, 368], cuff: 28 }) +
    pen.shape(
      front({
        neck: [38, 100],
        drop: 14,
        shoulder: [98, 124],
        armpit: [92, 206],
        waist: 94,
        hem: [92, 392],
        sag: 6,
      }),
    ) +
    torsoFolds(pen, 392) +
    ribsAcross(pen) +
    knitHem(pen, 92, 390, 28) +
    pen.shape('M-36 66Q0 56 36 66L44 106Q0 124 -44 106Z', 'deep') +
    pen.shape('M-36 66Q0 56 36 66Q0 78 -36 66Z', 'inside') +
    pen.seam(
      range(-30, 30, 10)
        .map((x) => `M${x} ${75 - Math.abs(x) / 8}L${x * 1.2} ${114 - Math.abs(x) / 5}`)
        .join(''),
      0.8,
    )
  )
}

const ribsAcross = (pen) => ribs(pen, 72, 150, 386, 18)

function trousers(pen, leg, { waist = 66, crotch = 216, band = 22 } = {}) {
  const right = `M0 78H${waist}Q${leg.hip} 150 ${leg.knee} 270L${leg.outer} ${leg.hem}Q${(leg.outer + leg.inner) / 2} ${leg.hem + 6} ${leg.inner} ${leg.hem}L4 ${crotch}L0 ${crotch - 10}Z`
  const middle = (leg.outer + leg.inner) / 2
  return (
    pen.shape(`M${-waist} 76Q0 88 ${waist} 76L${waist - 4} 66Q0 74 ${4 - waist} 66Z`, 'inside') +
    both(
      pen.shape(right) +
        pen.fold(8, crotch - 4, 58, crotch + 40, -4, 12) +
        pen.fold(12, crotch + 8, 40, crotch + 90, -6, 8),
    ) +
    pen.fold(leg.knee - 22, 270, leg.outer - 12, leg.hem - 10, 4, 12) +
    pen.fold(-leg.knee + 14, 270, -leg.inner - 8, leg.hem - 10, -6, 12) +
    pen.shine(-leg.knee + 24, 130, -middle, leg.hem - 40, -8, 12) +
    pen.shine(leg.knee - 40, 150, middle, leg.hem - 40, 0, 10) +
    pen.shape(
      `M${-waist} 68Q0 80 ${waist} 68L${waist + 2} ${68 + band}Q0 ${80 + band} ${-waist - 2} ${68 + band}Z`,
      'deep',
    )
  )
}

const fly = (pen) =>
  pen.seam('M0 102V206M0 102') + pen.stitch('M18 102V166Q18 184 2 190') + pen.button(0, 87, 4.4)

function jeans(pen) {
  const gold = (d) =>
    `<path d="${d}" fill="none" stroke="#c99a54" stroke-width="1.3" stroke-dasharray="4 2.5"/>`
  return (
    trousers(pen, { hip: 84, knee: 88, outer: 90, inner: 32, hem: 440 }) +
    fly(pen) +
    both(
      pen.seam('M30 99Q34 130 72 134', 1.8) +
        gold('M27 101Q30 134 70 138') +
        gold('M80 160Q84 280 86 436') +
        gold('M34 432H89'),
    ) +
    both(pen.shape('M44 66h8v32h-8Z')) +
    gold('M18 104V166Q18 182 4 190') +
    gold('M-66 86Q0 98 66 86')
  )
}

function wideTrousers(pen) {
  return (
    trousers(pen, { hip: 84, knee: 108, outer: 130, inner: 26, hem: 440 }, { waist: 60 }) +
    pen.seam('M0 102V206') +
    both(
      pen.seam('M40 96Q62 116 72 150') +
        pen.fold(24, 102, 70, 436, 4, 10) +
        pen.fold(44, 250, 104, 436, 6, 10) +
        pen.seam('M28 428Q80 436 127 428'),
    )
  )
}

function chinos(pen) {
  return (
    trousers(pen, { hip: 84, knee: 80, outer: 72, inner: 32, hem: 440 }) +
    fly(pen) +
    both(
      pen.seam('M38 98L70 150', 1.8) +
        pen.seam('M36 230Q52 330 52 436', 0.9) +
        pen.seam('M34 430H72') +
        pen.shape('M46 66h7v30h-7Z'),
    )
  )
}

function joggers(pen) {
  const cuff = 'M32 408L76 408L70 440H38Z'
  return (
    trousers(pen, { hip: 88, knee: 92, outer: 84, inner: 28, hem: 410 }, { band: 26 }) +
    ribs(pen, 60, 76, 100, 8) +
    both(
      pen.shape(cuff, 'deep') +
        pen.seam(
          range(40, 68, 7)
            .map((x) => `M${x} 412V438`)
            .join(''),
          0.8,
        ) +
        pen.seam('M54 100Q80 124 80 158', 1.8) +
        pen.fold(40, 380, 74, 404, 4, 8),
    ) +
    both(
      `<path d="M5 92Q14 128 9 158" fill="none" stroke="${pen.tones.paper}" stroke-width="3.4" stroke-linecap="round"/>`,
    ) +
    pen.seam('M0 106V206')
  )
}

function skirt(pen) {
  const body = symmetric([
    [0, 124],
    [62, 116],
    [96, 240, 130, 398],
    [70, 416, 0, 416],
  ])
  const wales = range(-12, 12, 1)
    .map((i) => `M${i * 5.2} 124L${i * 11} 416`)
    .join('')
  return (
    pen.shape('M-60 108Q0 118 60 108L56 98Q0 106 -56 98Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, pen.seam(wales, 0.8)) +
    skirtFolds(pen, 140, 404, 112) +
    pen.seam('M-12 140V416M12 140V416') +
    buttons(pen, 0, 158, 386, 6).replaceAll('r="3.6"', 'r="5"') +
    both(pen.seam('M34 140L74 204', 2.2)) +
    pen.shape('M-60 100Q0 112 60 100L64 124Q0 138 -64 124Z', 'deep') +
    pen.button(0, 119, 5)
  )
}

function choreJacket(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [106, 114],
    [92, 156, 102, 204],
    [100, 300, 106, 410],
    [50, 416, 0, 416],
  ])
  return (
    sleeves(pen, { shoulder: [104, 113], armpit: [100, 206], outer: [168, 376], inner: [124, 388] }) +
    pen.shape(body) +
    torsoFolds(pen, 410) +
    both(pen.stitch('M102 118Q88 156 97 204')) +
    pen.seam('M10 120V416', 1.8) +
    pen.stitch('M-10 124V414') +
    buttons(pen, 0, 160, 384, 5).replaceAll('r="3.6"', 'r="5"') +
    both(pocket(pen, 26, 300, 64, 76)) +
    pocket(pen, 30, 176, 50, 56) +
    collar(pen, 90, 42, 40)
  )
}

function raincoat(pen) {
  const body = symmetric([
    [0, 124],
    [40, 112],
    [98, 136],
    [84, 170, 94, 220],
    [100, 330, 112, 436],
    [56, 446, 0, 446],
  ])
  return (
    sleeves(pen, { shoulder: [96, 135], armpit: [92, 222], outer: [162, 372], inner: [122, 382] }) +
    pen.shape(
      symmetric([
        [0, 46],
        [52, 46, 60, 96],
        [62, 122, 46, 144],
        [0, 158],
      ]),
    ) +
    pen.shape(
      symmetric([
        [0, 68],
        [34, 70, 36, 104],
        [30, 130, 0, 146],
      ]),
      'inside',
    ) +
    pen.fold(40, 64, 50, 130, 8, 8) +
    pen.shine(-44, 66, -48, 128, -8, 8) +
    pen.shape(body) +
    torsoFolds(pen, 440) +
    pen.shape(
      symmetric([
        [0, 150],
        [28, 140, 44, 112],
        [62, 120],
        [40, 158, 0, 170],
      ]),
      'deep',
    ) +
    pen.shape('M-16 166H16V446H-16Z', 'deep') +
    range(0, 4, 1)
      .map(
        (i) =>
          `<circle cx="0" cy="${190 + i * 56}" r="4.4" fill="${pen.tones.pale}" stroke="${pen.tones.inside}"/>`,
      )
      .join('') +
    both(
      pen.shape('M36 306L84 298L88 322L38 330Z', 'deep') +
        `<path d="M12 156Q18 186 14 206" fill="none" stroke="${pen.tones.paper}" stroke-width="3" stroke-linecap="round"/>`,
    )
  )
}

function coat(pen) {
  const body = symmetric([
    [0, 150],
    [34, 76],
    [96, 100],
    [82, 140, 90, 192],
    [84, 250, 90, 300],
    [98, 380, 106, 452],
    [56, 460, 0, 460],
  ])
  return (
    sleeves(pen, { shoulder: [94, 99], armpit: [88, 194], outer: [150, 372], inner: [114, 382] }) +
    pen.shape('M-36 78Q0 66 36 78L0 220Z', 'inside') +
    pen.shape(body.replace('M0 150', 'M0 216')) +
    pen.fold(-78, 210, -70, 440, 6, 12) +
    pen.fold(78, 210, 66, 446, -8, 14) +
    pen.fold(30, 320, 36, 456, 4, 9) +
    pen.shine(-50, 240, -52, 430, 0, 14) +
    pen.seam('M10 220V459', 1.8) +
    both(
      pen.shape('M34 76Q44 74 50 84L58 126L42 132L52 144L2 224L-2 216Z', 'deep') +
        pen.seam('M42 132L24 116', 1.3),
    ) +
    pen.shape('M-36 78Q0 62 36 78L28 98Q0 84 -28 98Z', 'deep') +
    [244, 290, 336].map((y) => pen.button(0, y, 6)).join('') +
    both(pen.shape('M34 300L82 290L84 308L36 318Z', 'deep'))
  )
}

function quiltedJacket(pen) {
  const body = front({
    neck: [34, 96],
    drop: 30,
    vee: true,
    shoulder: [98, 116],
    armpit: [94, 204],
    waist: 98,
    hem: [100, 402],
    sag: 6,
  })
  const arm = 'M96 115Q142 160 162 372L122 380Q114 260 92 206Z'
  const grid = range(-460, 460, 40)
    .map((x) => `M${x} 60l360 360M${x} 420l360 -360`)
    .join('')
  return (
    both(
      pen.shape(arm) +
        `<clipPath id="arm"><path d="${arm}"/></clipPath><g clip-path="url(#arm)">${pen.seam(grid, 1)}</g>` +
        pen.shape('M162 360L164 376L122 385L121 370Z', 'deep') +
        pen.fold(104, 226, 136, 366, 4, 12),
    ) +
    pen.shape('M-34 96Q0 106 34 96L0 132Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, pen.seam(grid, 1)) +
    torsoFolds(pen, 402) +
    pen.band('M-34 96L-2 126V408', 8) +
    pen.band('M34 96L2 126V408', 8) +
    pen.band('M-100 402Q0 412 100 402', 8) +
    [150, 206, 262, 318, 374]
      .map((y) => `<circle cy="${y}" r="4.4" fill="${pen.tones.pale}" stroke="${pen.tones.inside}"/>`)
      .join('') +
    both(pen.shape('M36 300L84 292L86 306L38 314Z', 'deep'))
  )
}

/** Two shoes, one a little behind the other. */
const pair = (shoe) =>
  `<g transform="translate(26 -96) scale(.94)">${shoe}</g><g transform="translate(-10 14)">${shoe}</g>`

function sneakers(pen) {
  const shoe =
    pen.shape('M-128 334Q-140 280 -120 232Q-96 224 -70 236Q-56 262 -22 262Q24 286 76 300Q122 306 130 334Z') +
    pen.shape('M-120 232Q-96 222 -70 236Q-64 246 -58 250Q-92 262 -124 250Z', 'inside') +
    pen.shape('M58 296Q122 302 131 336L48 336Q42 312 58 296Z', 'pale') +
    pen.shape('M-124 246Q-112 250 -104 258L-110 334H-128Q-138 290 -124 246Z', 'deep') +
    pen.fold(-90, 270, -40, 330, 6, 12) +
    pen.seam('M-58 250L-66 334M-20 264L-34 334', 1) +
    range(0, 4, 1)
      .map(
        (i) =>
          `<path d="M${-48 + i * 21} ${256 + i * 9}l18 -7" stroke="${pen.tones.paper}" stroke-width="6" stroke-linecap="round"/>`,
      )
      .join('') +
    pen.shape('M-134 330H132Q142 344 132 358Q0 364 -130 358Q-140 344 -134 330Z', 'sole') +
    pen.seam('M-134 344H136', 1)
  return pair(shoe)
}

function boots(pen) {
  const shoe =
    pen.shape('M-92 346Q-104 260 -92 158Q-52 148 -8 158Q-6 214 8 256Q60 276 104 300Q124 316 122 346Z') +
    pen.shape('M-92 158Q-52 148 -8 158Q-52 170 -92 158Z', 'inside') +
    pen.shape('M-66 164Q-48 168 -30 164Q-30 220 -22 258Q-46 276 -64 258Q-70 210 -66 164Z', 'deep') +
    pen.seam(
      range(0, 5, 1)
        .map((i) => `M${-58 + i * 6} 174V258`)
        .join(''),
      0.8,
    ) +
    pen.fold(8, 256, 30, 338, -10, 12) +
    pen.shine(44, 282, 104, 320, 6, -10) +
    pen.fold(-84, 200, -82, 340, 6, 10) +
    pen.seam('M2 262Q-8 300 -60 318L-94 316', 1.2) +
    pen.cord('M-92 160Q-108 146 -98 136Q-86 132 -84 158', 4) +
    pen.shape('M-96 342H124Q130 352 126 362H-34L-38 376H-98Z', 'inside')
  return pair(shoe)
}

function sandals(pen) {
  const cork = '#c69c6c'
  const sole =
    'M20 400Q14 330 26 270Q18 200 30 140Q42 96 82 92Q122 96 126 146Q128 200 108 262Q112 340 102 400Q92 426 62 428Q30 426 20 400Z'
  const strap = (y, l, r) =>
    pen.shape(
      `M${l} ${y}Q${(l + r) / 2} ${y - 30} ${r} ${y}V${y + 42}Q${(l + r) / 2} ${y + 12} ${l} ${y + 42}Z`,
    ) +
    pen.shine(l + 20, y + 6, r - 20, y + 4, 0, -4) +
    `<rect x="${r - 30}" y="${y - 2}" width="14" height="32" rx="3" fill="none" stroke="#c9a968" stroke-width="3"/>`
  return both(
    `<path d="${sole}" fill="${mix(cork, '#000000', 0.3)}" transform="translate(3 6)"/><path d="${sole}" fill="${cork}"/><path d="${sole}" fill="${mix(cork, '#ffffff', 0.34)}" transform="translate(8.5 29) scale(.885 .885)"/>` +
      pen.fold(44, 320, 82, 400, 10, 12) +
      strap(150, 22, 132) +
      strap(236, 14, 120),
  )
}

function toteBag(pen) {
  return (
    pen.cord('M-46 214Q-52 70 0 66Q52 70 46 214', 9).replace('fill="none"', 'fill="none" opacity=".55"') +
    pen.shape('M-104 196Q0 206 104 196L100 210H-100Z', 'inside') +
    pen.shape('M-106 200Q0 210 106 200Q104 320 116 426Q0 440 -116 426Q-104 320 -106 200Z') +
    pen.fold(-80, 230, -92, 420, 6, 12) +
    pen.fold(84, 226, 88, 420, -6, 14) +
    pen.fold(20, 330, 34, 430, 6, 10) +
    pen.shine(-30, 230, -36, 410, 0, 14) +
    pen.stitch('M-105 222Q0 232 105 222') +
    pen.band('M-46 262V214Q-52 88 0 84Q52 88 46 214V262', 11) +
    both(pen.stitch('M40 216h12v42h-12Z')) +
    `<path d="M0 300c-22 10 -26 34 -4 52c22 -12 24 -36 4 -52Zm-2 16q0 30 0 54" fill="none" stroke="${pen.tones.inside}" stroke-width="2" opacity=".7"/>`
  )
}

function crossbodyBag(pen) {
  return (
    pen.cord('M-94 262Q-150 60 0 56Q150 60 94 262', 7) +
    pen.shape('M-104 250Q0 240 104 250Q112 330 104 392Q96 408 0 410Q-96 408 -104 392Q-112 330 -104 250Z') +
    pen.fold(-84, 350, -76, 402, 2, 14) +
    pen.fold(76, 350, 82, 400, 0, 12) +
    pen.shape(
      'M-108 248Q0 234 108 248Q112 300 92 330Q40 352 0 352Q-40 352 -92 330Q-112 300 -108 248Z',
      'deep',
    ) +
    pen.stitch('M-100 256Q-102 300 -86 324Q-38 344 0 344Q38 344 86 324Q102 300 100 256') +
    pen.shine(-80, 264, 60, 258, 0, 10) +
    '<circle cy="328" r="9" fill="#c9a968" stroke="#8c713c" stroke-width="1.4"/>' +
    both('<circle cx="96" cy="254" r="8" fill="none" stroke="#c9a968" stroke-width="4"/>')
  )
}

function backpack(pen) {
  return (
    pen.cord('M-22 82Q0 44 22 82', 7) +
    both(pen.shape('M84 170Q130 200 126 300Q124 360 104 396L96 392Q108 300 84 220Z', 'deep')) +
    both(pen.shape('M92 320Q116 324 114 352V400Q112 416 92 418Z', 'deep')) +
    pen.shape('M-88 120Q-98 260 -100 400Q-98 432 -60 436Q0 442 60 436Q98 432 100 400Q98 260 88 120Z') +
    pen.fold(-74, 170, -82, 400, 4, 12) +
    pen.fold(74, 176, 80, 410, -6, 12) +
    pen.shine(-36, 170, -40, 300, 0, 12) +
    pen.shape('M-90 78Q0 68 90 78Q98 96 90 130Q0 144 -90 130Q-98 96 -90 78Z', 'deep') +
    pen.seam('M-92 96Q0 88 92 96M-92 114Q0 108 92 114', 1.2) +
    pen.shape('M-74 300Q0 290 74 300V400Q70 416 0 418Q-70 416 -74 400Z') +
    pen.seam('M-74 320Q0 310 74 320', 2.6) +
    pen.fold(-56, 330, -54, 410, 2, 9) +
    pen.shape('M-9 70H9V236H-9Z', 'deep') +
    `<rect x="-15" y="196" width="30" height="26" rx="5" fill="${pen.tones.wood}"/><path d="M-8 209H8" stroke="${pen.tones.paper}" stroke-width="2.4"/>`
  )
}

function scarf(pen) {
  const fringe = (x, y, width) =>
    pen.cord(
      range(0, width, 7)
        .map((dx) => `M${x + dx} ${y}q-2 14 1 28`)
        .join(''),
      2,
    )
  return (
    fringe(-62, 402, 58) +
    fringe(14, 426, 58) +
    pen.shape('M-6 190L72 206Q76 330 76 428H10Q4 300 -6 190Z') +
    pen.fold(30, 230, 48, 424, 4, 10) +
    pen.fold(56, 240, 62, 426, 4, 7) +
    pen.shape('M-62 196Q-2 210 12 196Q12 310 0 404H-66Q-74 300 -62 196Z') +
    pen.fold(-44, 214, -42, 400, -4, 9) +
    pen.fold(-16, 214, -22, 402, 4, 10) +
    pen.shine(-56, 220, -58, 396, -4, 8) +
    pen.shape('M-96 150Q-90 78 0 74Q90 78 96 150Q92 206 6 218Q-86 206 -96 150Z') +
    pen.shape('M-58 128Q-44 98 0 96Q44 98 58 128Q30 150 0 152Q-30 150 -58 128Z', 'inside') +
    pen.fold(-90, 150, 40, 208, -14, 14) +
    pen.fold(-80, 130, 66, 184, -10, 10) +
    pen.fold(90, 136, 0, 184, 14, 10) +
    pen.shine(-88, 160, 10, 212, -20, 8) +
    pen.shape('M-40 176Q0 166 40 182Q46 214 34 238Q-6 246 -42 232Q-50 204 -40 176Z') +
    pen.fold(-30, 182, -26, 232, -6, 9) +
    pen.fold(12, 180, 16, 236, 4, 9)
  )
}

function socks(pen) {
  const sock =
    pen.shape(
      'M-34 84H34Q36 180 34 250Q44 296 96 322Q122 340 112 366Q92 388 52 378Q-6 360 -34 322Q-44 286 -38 240Q-36 160 -34 84Z',
    ) +
    pen.shape('M-35 84H35L34 128H-35Z', 'deep') +
    pen.seam(
      range(-28, 28, 8)
        .map((x) => `M${x} 88V126`)
        .join(''),
      0.8,
    ) +
    pen.shape('M-38 254Q-44 290 -34 322Q-20 342 0 352Q22 318 2 284Q-14 262 -38 254Z', 'pale') +
    pen.shape('M88 318Q122 338 112 366Q98 382 70 381Q64 344 88 318Z', 'pale') +
    pen.fold(-20, 140, 6, 270, -6, 12) +
    pen.fold(24, 140, 24, 260, -8, 10)
  return (
    `<g transform="translate(-22 24) scale(.92)"><g transform="translate(34 10) rotate(-7)">${sock}</g><g transform="translate(-10 26) rotate(-1)">${sock}</g><g transform="translate(-54 44) rotate(5)">${sock}</g>` +
    `<g transform="translate(-52 44) rotate(3)"><path d="M-44 158Q30 150 128 134V186Q40 204 -46 210Z" fill="${pen.tones.paper}" stroke="#b9a98c"/><path d="M8 178q14 -16 26 -2q-14 12 -26 2Zm32 -2h42" fill="none" stroke="#6f7d50" stroke-width="2.4"/></g></g>`
  )
}

function beanie(pen) {
  const crown = 'M-112 300Q-116 150 -46 116Q0 98 46 116Q116 150 112 300Z'
  return (
    pen.shape(crown) +
    pen.clip(
      crown,
      pen.seam(
        range(-7, 7, 1)
          .map((i) => `M${i * 16} 310Q${i * 16} 170 ${i * 5} 104`)
          .join(''),
        1.1,
      ),
    ) +
    pen.fold(-80, 190, -60, 296, 10, 16) +
    pen.fold(86, 180, 72, 296, -6, 18) +
    pen.shine(-30, 130, -44, 290, -8, 16) +
    pen.shape('M-120 288Q0 312 120 288Q128 330 120 376Q0 402 -120 376Q-128 330 -120 288Z', 'deep') +
    pen.seam(
      range(-7, 7, 1)
        .map((i) => `M${i * 16} ${306 - Math.abs(i) * 2}V${390 - Math.abs(i) * 2}`)
        .join(''),
      1.2,
    ) +
    pen.fold(-96, 300, -92, 380, 4, 12) +
    pen.shine(-20, 312, -18, 388, 0, 14) +
    `<rect x="46" y="332" width="40" height="24" rx="2" fill="${pen.tones.paper}"/><path d="M56 344q8 -9 14 -1q-7 7 -14 1Z" fill="#6f7d50"/>`
  )
}

const garments = {
  't-shirt': tShirt,
  'long sleeve': longSleeve,
  'striped top': stripedTop,
  shirt,
  blouse,
  'tank top': tankTop,
  'strap dress': strapDress,
  'wrap dress': wrapDress,
  'shirt dress': shirtDress,
  jumper,
  cardigan,
  'roll-neck': rollNeck,
  jeans,
  'wide trousers': wideTrousers,
  chinos,
  joggers,
  skirt,
  'chore jacket': choreJacket,
  raincoat,
  coat,
  'quilted jacket': quiltedJacket,
  sneakers,
  boots,
  sandals,
  'tote bag': toteBag,
  'crossbody bag': crossbodyBag,
  backpack,
  scarf,
  socks,
  beanie,
}

// ---- The picture ----

function picture(garment, hex, title) {
  sides = 0
  const pen = penFor(hex)
  const [from, to] = pen.gradient
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" role="img"><title>${title}</title><defs><linearGradient id="cloth" gradientUnits="userSpaceOnUse" x1="-130" y1="60" x2="130" y2="440"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><radialGradient id="wall" cx=".5" cy=".4" r=".8"><stop stop-color="#ece7dd"/><stop offset="1" stop-color="#ddd6c9"/></radialGradient><filter id="shadow" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="4" dy="9" stdDeviation="7" flood-color="#4a3b28" flood-opacity=".28"/></filter></defs><rect width="400" height="500" fill="url(#wall)"/><g transform="translate(200 0)" filter="url(#shadow)">${garment(pen)}</g></svg>\n`
}

const products = JSON.parse(readFileSync(join(data, 'products', 'catalog.json'), 'utf8'))
const folder = join(data, 'images')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name))

let count = 0
for (const product of products) {
  const garment = garments[product.cut]
  if (!garment) throw new Error(`${product.product_id}: no drawing for the cut "${product.cut}"`)
  for (const image of product.images) {
    writeFileSync(join(data, image.src), picture(garment, image.hex, image.alt))
    count += 1
  }
}
console.log(`${count} pictures drawn`)
