// For the home.

import { ribs } from './parts.mjs'
import { both, range } from './pen.mjs'

function duvetCover(pen) {
  const pillow = (x, y) =>
    `<g transform="translate(${x} ${y})">${
      pen.shape(
        'M-70 0Q-62 -40 -66 -52Q0 -66 66 -52Q62 -40 70 0Q74 30 66 38Q0 46 -66 38Q-74 30 -70 0Z',
        'pale',
      ) +
      pen.fold(-50, -40, -20, 30, 6, 10) +
      pen.fold(46, -40, 30, 30, -6, 10)
    }</g>`
  return (
    pen.paint('M-156 92Q0 76 156 92V190H-156Z', pen.tones.wood) +
    pillow(-76, 176) +
    pillow(76, 176) +
    pen.shape('M-160 222Q0 196 160 222Q172 340 168 424Q90 440 0 434Q-90 440 -168 424Q-172 340 -160 222Z') +
    pen.shape('M-160 222Q0 196 160 222L162 274Q80 252 0 264Q-80 250 -162 274Z', 'deep') +
    pen.fold(-120, 270, -136, 426, -6, 22) +
    pen.fold(-40, 266, -60, 432, 4, 20) +
    pen.fold(50, 264, 70, 434, 4, 22) +
    pen.fold(120, 270, 140, 424, 10, 18) +
    pen.shine(-90, 280, -100, 420, 0, 24) +
    pen.stitch('M-158 262Q-80 240 0 254Q80 240 158 262')
  )
}

function pillowcases(pen) {
  const one =
    pen.shape(
      'M-126 0Q-112 -62 -120 -84Q0 -106 120 -84Q112 -62 126 0Q130 62 120 80Q0 98 -120 80Q-130 62 -126 0Z',
    ) +
    pen.fold(-100, -70, -40, 74, 10, 16) +
    pen.fold(96, -70, 50, 74, -10, 16) +
    pen.fold(-10, 20, 10, 88, 4, 12) +
    pen.shine(-50, -70, -30, 70, -10, 22) +
    pen.seam('M84 -90Q78 0 88 86', 1.6) +
    range(-50, 50, 34)
      .map((y) => pen.button(103, y, 4.6))
      .join('')
  return `<g transform="translate(6 170) rotate(-5)">${one}</g><g transform="translate(-6 330) rotate(3)">${one}</g>`
}

function throwBlanket(pen) {
  const fringe = pen.cord(
    range(-112, 112, 8)
      .map((x) => `M${x} ${400 - Math.abs(x) * 0.04}q-2 16 1 30`)
      .join(''),
    2.6,
  )
  const bands = (y) => pen.mark(`M-124 ${y}Q0 ${y + 10} 124 ${y}`, pen.tones.paper, 10, ' opacity=".85"')
  return (
    fringe +
    pen.shape('M-116 150Q0 136 116 150Q126 280 120 400Q0 412 -120 400Q-126 280 -116 150Z') +
    bands(330) +
    bands(356) +
    pen.mark('M-122 372Q0 382 122 372', pen.tones.inside, 6) +
    pen.fold(-80, 240, -88, 396, 2, 16) +
    pen.fold(84, 240, 88, 396, 4, 16) +
    pen.shape('M-120 128Q0 110 120 128Q134 190 122 254Q0 270 -122 254Q-134 190 -120 128Z') +
    pen.fold(-124, 200, 60, 232, 0, 22) +
    pen.fold(-90, 170, 120, 196, 0, -20) +
    pen.shine(-60, 126, -66, 256, -4, 22) +
    pen.shape('M-118 108Q0 90 118 108Q134 124 120 140Q0 124 -120 140Q-134 124 -118 108Z', 'deep') +
    pen.paint('M70 212h40v28h-40Z', pen.tones.paper) +
    '<path d="M80 227q10 -11 18 -1q-9 9 -18 1Z" fill="#6f7d50"/>'
  )
}

function towel(pen) {
  const cloth = 'M-96 112Q0 122 96 112L100 420Q0 430 -100 420Z'
  const cells = range(150, 400, 17)
    .map((y) => `M-110 ${y}H110`)
    .concat(range(-102, 102, 17).map((x) => `M${x} 140V404`))
    .join('')
  return (
    `<rect x="-150" y="92" width="300" height="14" rx="7" fill="#b98d5e" stroke="#7d5c38"/><circle cx="-150" cy="99" r="10" fill="#a37846"/><circle cx="150" cy="99" r="10" fill="#a37846"/>` +
    pen.shape('M-88 92Q0 82 88 92L92 372Q0 380 -92 372Z', 'inside') +
    pen.shape('M-96 92Q0 82 96 92L100 420Q0 430 -100 420Z') +
    pen.clip(cloth, pen.seam(cells, 1.1)) +
    pen.fold(-60, 110, -70, 416, 4, 16) +
    pen.fold(30, 110, 36, 424, 6, 14) +
    pen.fold(78, 110, 84, 416, 2, 12) +
    pen.shine(-20, 100, -26, 420, 0, 20) +
    pen.mark('M-100 396Q0 406 100 396', pen.tones.paper, 7, ' opacity=".8"')
  )
}

function teaTowels(pen) {
  const one = (stripes) => {
    const cloth = 'M-66 96Q-40 84 -4 92Q34 82 68 96Q64 220 76 380Q0 392 -74 380Q-62 220 -66 96Z'
    return (
      pen.shape(cloth) +
      pen.clip(cloth, stripes) +
      pen.fold(-36, 96, -46, 380, 6, 14) +
      pen.fold(26, 96, 34, 380, 6, 12) +
      pen.shine(-8, 96, -12, 376, 0, 12) +
      pen.cord('M-4 92Q-18 66 0 58Q18 66 6 90', 3.4)
    )
  }
  return (
    `<g transform="translate(-66 4) rotate(2)">${one(pen.mark('M-50 80V392M-38 80V392M38 80V392M50 80V392', pen.tones.paper, 4))}</g>` +
    `<g transform="translate(70 42) rotate(-2)">${one(
      pen.mark(
        range(110, 390, 30)
          .map((y) => `M-80 ${y}H80`)
          .join('') +
          range(-60, 60, 30)
            .map((x) => `M${x} 80V390`)
            .join(''),
        pen.tones.paper,
        2.4,
      ),
    )}</g>`
  )
}

function cushion(pen) {
  const cloth =
    'M-130 134Q-60 150 0 144Q60 150 130 134Q116 200 122 262Q116 330 130 394Q60 378 0 384Q-60 378 -130 394Q-116 330 -122 262Q-116 200 -130 134Z'
  const patch = (x, y, width, height, tone) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${pen.tones[tone]}"/>`
  return (
    pen.shape(cloth) +
    pen.clip(
      cloth,
      patch(-130, 130, 96, 110, 'pale') +
        patch(44, 130, 90, 80, 'deep') +
        patch(-34, 240, 78, 70, 'inside') +
        patch(-130, 310, 80, 90, 'deep') +
        patch(44, 292, 90, 110, 'paper') +
        pen.seam(
          'M-34 130V310M44 130V400M-130 240H44M-34 310H-130M-50 310V400M44 210H134M44 292H134M-50 310H44',
          1.6,
        ) +
        pen.mark(
          'M-30 130V306M48 214V396M-126 244H40M-46 314H40',
          pen.tones.paper,
          1.2,
          ' stroke-dasharray="4 4" opacity=".8"',
        ),
    ) +
    pen.fold(-104, 156, -60, 240, 10, 20) +
    pen.fold(104, 156, 64, 240, -10, 20) +
    pen.fold(-100, 374, -50, 300, 14, 18) +
    pen.fold(104, 372, 56, 300, -10, 18) +
    pen.shine(-40, 156, -30, 370, -10, 26)
  )
}

function apron(pen) {
  return (
    pen.band('M-46 136Q-40 66 0 60Q40 66 46 136', 9) +
    both(pen.cord('M96 246Q140 262 136 330Q132 372 146 398', 6)) +
    pen.shape(
      'M-52 128Q0 138 52 128Q58 190 104 236Q116 330 112 430Q0 442 -112 430Q-116 330 -104 236Q-58 190 -52 128Z',
    ) +
    pen.fold(-44, 150, -60, 426, 4, 16) +
    pen.fold(48, 150, 66, 428, 4, 16) +
    pen.fold(6, 360, 12, 434, 4, 12) +
    pen.shine(-14, 140, -20, 300, 0, 18) +
    pen.stitch('M-49 140Q0 150 49 140M-110 420Q0 432 110 420') +
    both(pen.seam('M54 136Q62 192 100 236', 1.4)) +
    pen.shape('M-66 282Q0 290 66 282L68 360Q0 370 -68 360Z') +
    pen.stitch('M-64 294Q0 302 64 294') +
    pen.seam('M8 288V366', 1.6) +
    pen.mark('M66 250q18 30 14 90', pen.tones.paper, 3, ' stroke-linecap="round"')
  )
}

function hotWaterBottle(pen) {
  const body = 'M-50 152Q-108 162 -108 210V384Q-104 428 -60 430H60Q104 428 108 384V210Q108 162 50 152Z'
  return (
    `<path d="M-30 84Q-30 66 -16 62V46H16V62Q30 66 30 84V120H-30Z" fill="#a4532f" stroke="#6d3017" stroke-width="1.5"/><path d="M-22 46H22V60H-22Z" fill="#7d5c38"/>` +
    pen.shape(body) +
    pen.clip(
      body,
      [-60, 0, 60]
        .map((x) =>
          pen.seam(
            range(150, 420, 40)
              .map(
                (y) =>
                  `M${x - 13} ${y}C${x - 13} ${y + 22} ${x + 13} ${y + 18} ${x + 13} ${y + 40}M${x + 13} ${y}C${x + 13} ${y + 22} ${x - 13} ${y + 18} ${x - 13} ${y + 40}`,
              )
              .join(''),
            2.4,
          ),
        )
        .join('') + pen.seam('M-34 150V430M-27 150V430M27 150V430M34 150V430M-90 150V430M90 150V430', 1),
    ) +
    pen.fold(-92, 190, -92, 410, 4, 16) +
    pen.fold(92, 190, 90, 410, -4, 16) +
    pen.shine(-44, 170, -46, 420, -4, 18) +
    pen.shape('M-44 100Q0 112 44 100L54 158Q0 172 -54 158Z', 'deep') +
    ribs(pen, 40, 110, 160, 8) +
    pen.mark('M-50 144Q0 158 50 144', pen.tones.paper, 4) +
    both(pen.mark('M2 152Q20 172 14 200', pen.tones.paper, 3, ' stroke-linecap="round"'))
  )
}

export const home = {
  'duvet cover': duvetCover,
  pillowcases,
  throw: throwBlanket,
  towel,
  'tea towels': teaTowels,
  cushion,
  apron,
  'hot-water bottle': hotWaterBottle,
}
