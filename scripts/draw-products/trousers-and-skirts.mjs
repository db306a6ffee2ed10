// Trousers, shorts and skirts.

import { buttons, ribs, skirtFolds } from './parts.mjs'
import { both, range, symmetric } from './pen.mjs'

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

const goldStitch = (d) =>
  `<path d="${d}" fill="none" stroke="#c99a54" stroke-width="1.3" stroke-dasharray="4 2.5"/>`

function barrelJeans(pen) {
  return (
    trousers(pen, { hip: 100, knee: 122, outer: 78, inner: 30, hem: 428 }) +
    fly(pen) +
    both(
      pen.seam('M30 99Q34 130 76 134', 1.8) +
        goldStitch('M27 101Q30 134 74 138') +
        goldStitch('M62 104Q92 200 92 280Q86 360 66 424') +
        goldStitch('M32 418H78') +
        pen.fold(60, 150, 88, 270, 18, 12) +
        pen.shape('M44 66h8v32h-8Z'),
    ) +
    goldStitch('M18 104V166Q18 182 4 190')
  )
}

function pleatedTrousers(pen) {
  return (
    trousers(pen, { hip: 92, knee: 92, outer: 84, inner: 28, hem: 442 }, { waist: 62, band: 26 }) +
    pen.seam('M0 104V206') +
    both(
      pen.seam('M26 106L32 176M40 106L46 160', 1.6) +
        pen.fold(26, 108, 34, 186, 2, 8) +
        pen.seam('M50 104L76 156', 1.8) +
        pen.seam('M38 190Q58 320 57 440', 1.4) +
        pen.shape('M34 64h7v36h-7Z') +
        pen.shape('M28 430L84 430L85 444Q56 450 28 444Z', 'deep'),
    ) +
    pen.shape('M-2 76H24V96H-2Z', 'deep')
  )
}

function workTrousers(pen) {
  return (
    trousers(pen, { hip: 88, knee: 92, outer: 84, inner: 30, hem: 440 }) +
    fly(pen) +
    both(
      pen.seam('M34 98L66 146', 1.8) +
        pen.shape('M36 226L76 222L80 306L40 310Z', 'deep') +
        pen.stitch('M41 232L72 228L75 300L44 304Z') +
        pen.shape('M44 66h8v32h-8Z') +
        pen.stitch('M34 430H84'),
    ) +
    pen.cord('M-84 176Q-110 206 -88 236', 6)
  )
}

/** What is short hangs in the middle of the picture. */
const lowered = (svg) => `<g transform="translate(0 54)">${svg}</g>`

function shorts(pen) {
  return lowered(
    trousers(
      pen,
      { hip: 96, knee: 116, outer: 120, inner: 14, hem: 312 },
      { waist: 70, crotch: 232, band: 28 },
    ) +
      range(-8, 8, 1)
        .map((i) => pen.fold(i * 8.4, 76, i * 8.6, 130, 0, 4))
        .join('') +
      pen.seam('M-70 84Q0 96 70 84', 0.8) +
      both(
        pen.seam('M62 106Q90 140 92 176', 1.8) +
          pen.stitch('M16 300Q70 308 118 298') +
          pen.mark('M5 96Q20 130 14 166', pen.tones.paper, 3.6, ' stroke-linecap="round"'),
      ),
  )
}

function bermudas(pen) {
  return lowered(
    trousers(pen, { hip: 88, knee: 94, outer: 96, inner: 12, hem: 330 }, { crotch: 226 }) +
      fly(pen) +
      both(
        pen.seam('M36 98L72 150', 1.8) +
          pen.seam('M40 180Q54 260 54 312', 1.2) +
          pen.shape('M12 310Q54 318 95 310L97 334Q54 342 12 334Z', 'deep') +
          pen.shape('M46 66h7v30h-7Z'),
      ),
  )
}

function leggings(pen) {
  const leg = symmetric([
    [0, 68],
    [54, 66],
    [76, 150, 66, 250],
    [64, 350, 52, 444],
    [40, 450, 26, 446],
    [22, 320, 4, 222],
    [0, 214],
  ])
  return (
    pen.shape(leg) +
    pen.clip(
      leg,
      pen.seam(
        range(-72, 72, 8)
          .map((x) => `M${x} 66Q${x * 1.3} 200 ${x * 0.9} 450`)
          .join(''),
        0.8,
      ),
    ) +
    both(pen.fold(10, 214, 54, 250, -4, 12) + pen.fold(54, 240, 48, 430, 4, 10)) +
    pen.shine(-52, 130, -46, 420, -6, 10) +
    pen.shape('M-54 62Q0 72 54 62L58 112Q0 124 -58 112Z', 'deep') +
    pen.seam('M0 120V214')
  )
}

function biasSkirt(pen) {
  return (
    pen.shape('M-54 82Q0 92 54 82L50 74Q0 80 -50 74Z', 'inside') +
    pen.shape(
      symmetric([
        [0, 92],
        [56, 88],
        [80, 170, 84, 260],
        [98, 360, 116, 436],
        [60, 454, 0, 454],
      ]),
    ) +
    pen.fold(-44, 130, -84, 436, 4, 14) +
    pen.fold(-10, 160, -30, 446, -14, 16) +
    pen.fold(40, 140, 64, 446, 14, 16) +
    pen.shine(-26, 110, -52, 430, 0, 18) +
    pen.shine(30, 130, 24, 430, 6, 12) +
    pen.shape('M-55 78Q0 90 55 78L57 102Q0 114 -57 102Z', 'deep') +
    range(-6, 6, 1)
      .map((i) => pen.fold(i * 8.6, 84, i * 8.8, 108, 0, 4))
      .join('')
  )
}

function denimSkirt(pen) {
  return (
    pen.shape('M-72 124Q0 136 72 124L68 112Q0 122 -68 112Z', 'inside') +
    pen.shape(
      symmetric([
        [0, 132],
        [72, 126],
        [94, 210, 104, 356],
        [52, 364, 0, 364],
      ]),
    ) +
    pen.fold(-74, 180, -84, 350, 8, 14) +
    pen.fold(70, 190, 76, 350, -4, 14) +
    pen.shine(-30, 170, -34, 340, 0, 16) +
    pen.seam('M0 150V364', 1.6) +
    goldStitch('M4 152V362M20 152V222Q20 240 4 248') +
    goldStitch('M-103 346Q0 356 103 346M-103 352Q0 362 103 352') +
    both(
      pen.seam('M34 152Q38 186 84 190', 1.8) +
        goldStitch('M30 152Q36 190 84 194') +
        pen.shape('M44 116h9v34h-9Z'),
    ) +
    pen.shape('M-74 120Q0 132 74 120L77 146Q0 158 -77 146Z', 'deep') +
    both(pen.shape('M44 116h9v36h-9Z')) +
    pen.button(0, 140, 5)
  )
}

function wrapSkirt(pen) {
  return (
    pen.shape('M-60 98Q0 108 60 98L57 90Q0 98 -57 90Z', 'inside') +
    pen.shape(
      symmetric([
        [0, 108],
        [62, 102],
        [92, 240, 122, 424],
        [60, 440, 0, 440],
      ]),
    ) +
    skirtFolds(pen, 130, 428, 108) +
    pen.shape('M50 104Q64 104 64 116Q44 250 8 436Q-70 438 -122 424Q-92 240 -62 102Q0 114 50 104Z') +
    pen.fold(-40, 130, -70, 430, 0, 14) +
    pen.fold(0, 130, -20, 436, 6, 12) +
    pen.fold(40, 130, 10, 420, 8, 10) +
    pen.stitch('M54 126Q36 260 0 432') +
    pen.shape('M-61 96Q0 108 61 96L64 118Q0 130 -64 118Z', 'deep') +
    pen.shape(
      'M44 112Q50 180 34 232L52 238Q66 180 60 114ZM56 112Q82 160 84 214L104 206Q98 154 68 108Z',
      'deep',
    ) +
    pen.shape('M40 102h26v24h-26Z', 'deep') +
    pen.shape('M44 112Q10 88 8 108Q14 128 44 116ZM62 110Q92 82 98 102Q94 122 62 118Z', 'deep')
  )
}

function dungarees(pen) {
  const bib = 'M-44 118Q0 124 44 118L52 200H-52Z'
  return (
    both(pen.shape('M32 124L46 124L62 60Q50 44 36 46L28 46Z', 'deep')) +
    both(pen.shape('M30 46Q14 60 6 116L16 118Q28 66 40 48Z', 'inside')) +
    `<g transform="translate(0 112) scale(1 .76)">${trousers(pen, { hip: 86, knee: 90, outer: 88, inner: 28, hem: 440 }, { waist: 68 })}</g>` +
    pen.shape(bib) +
    pen.stitch('M-40 124Q0 130 40 124') +
    pen.shape('M-26 140H26V176Q0 188 -26 176Z', 'deep') +
    goldStitch('M0 142V180M-24 146H24') +
    pen.shape('M-70 170Q-60 186 -52 190Q0 202 52 190Q60 186 70 170L72 194Q0 216 -72 194Z', 'deep') +
    both(
      pen.shape('M29 118h18v20h-18Z', 'deep') +
        `<circle cx="38" cy="132" r="5" fill="#c9a968" stroke="#8c713c"/>` +
        goldStitch('M34 210Q38 236 80 240') +
        goldStitch('M80 250Q86 340 85 440M30 438H86'),
    ) +
    goldStitch('M4 212V270')
  )
}

function paperbagTrousers(pen) {
  return (
    trousers(pen, { hip: 90, knee: 88, outer: 76, inner: 30, hem: 436 }, { waist: 62, band: 24 }) +
    pen.shape('M-64 70Q-68 54 -58 44Q-30 54 0 50Q30 54 58 44Q68 54 64 70Q0 84 -64 70Z') +
    range(-7, 7, 1)
      .map((i) => pen.fold(i * 8, 50, i * 8.2, 78, 0, 5) + pen.fold(i * 8.4, 96, i * 10, 164, 0, 6))
      .join('') +
    pen.shape('M-66 70Q0 84 66 70L67 92Q0 106 -67 92Z', 'deep') +
    pen.shape('M-4 84Q-40 62 -44 82Q-40 104 -4 92ZM4 84Q40 62 44 82Q40 104 4 92Z', 'deep') +
    pen.shape('M-6 92L-22 166L-6 170L4 94ZM4 92L26 160L40 152L12 90Z', 'deep') +
    pen.shape('M-9 78h18v20h-18Z', 'deep') +
    pen.seam('M0 170V206') +
    both(pen.seam('M60 106L80 158', 1.8) + pen.seam('M32 426H76'))
  )
}

export const trousersAndSkirts = {
  jeans,
  'wide trousers': wideTrousers,
  chinos,
  joggers,
  skirt,
  'barrel jeans': barrelJeans,
  'pleated trousers': pleatedTrousers,
  'work trousers': workTrousers,
  shorts,
  bermudas,
  leggings,
  'bias skirt': biasSkirt,
  'denim skirt': denimSkirt,
  'wrap skirt': wrapSkirt,
  dungarees,
  'paperbag trousers': paperbagTrousers,
}
