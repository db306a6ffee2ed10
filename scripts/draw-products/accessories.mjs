// Accessories.

import { both, range, symmetric } from './pen.mjs'

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

function belt(pen) {
  const ring = (rx, ry, cy) => `M${-rx} ${cy}A${rx} ${ry} 0 1 1 ${rx} ${cy}A${rx} ${ry} 0 1 1 ${-rx} ${cy}Z`
  return (
    `<path d="${ring(112, 84, 236)}${ring(86, 58, 240)}" fill-rule="evenodd" fill="${pen.tones.inside}"/>` +
    `<path d="${ring(126, 98, 262)}${ring(98, 70, 264)}" fill-rule="evenodd" fill="${pen.tones.cloth}" stroke="${pen.tones.inside}" stroke-width="1.5"/>` +
    pen.stitch(ring(120, 92, 262) + ring(104, 76, 263)) +
    pen.shape('M-30 330Q60 366 150 338L152 366Q60 396 -36 358Z') +
    pen.stitch('M-28 336Q60 370 146 344M-30 352Q60 388 148 360') +
    range(0, 4, 1)
      .map((i) => pen.dot(36 + i * 24, 366 - i * i * 0.7, 3, pen.tones.inside))
      .join('') +
    `<rect x="-58" y="316" width="48" height="60" rx="8" transform="rotate(16 -34 346)" fill="none" stroke="#c9a968" stroke-width="8"/><path d="M-48 340L6 358" stroke="#c9a968" stroke-width="6" stroke-linecap="round"/>` +
    pen.shine(-100, 230, -60, 190, -10, 10)
  )
}

function gloves(pen) {
  const glove =
    pen.shape(
      'M-50 300Q-60 250 -56 206L-66 120Q-64 104 -50 106Q-40 108 -38 122L-32 186L-28 92Q-26 78 -13 78Q0 80 0 94L0 184L10 98Q14 84 26 86Q38 90 36 104L28 190L46 134Q52 122 62 126Q72 132 68 146L50 214Q52 236 56 246L84 218Q96 208 106 218Q112 228 104 240L62 300Z',
    ) +
    pen.fold(-40, 210, -34, 294, 6, 10) +
    pen.fold(40, 220, 30, 296, -8, 10) +
    pen.shine(-8, 100, -10, 200, -4, 8) +
    pen.shape('M-56 296Q6 306 66 296L58 392Q6 402 -50 392Z', 'deep') +
    pen.seam(
      range(-44, 56, 9)
        .map((x) => `M${x} 302L${x * 0.94} 394`)
        .join(''),
      0.9,
    ) +
    pen.dot(-52, 120, 9, pen.tones.pale) +
    pen.dot(98, 228, 9, pen.tones.pale)
  return (
    `<g transform="translate(64 36) rotate(9) scale(.86)">${glove}</g>` +
    `<g transform="translate(-62 66) rotate(-7) scale(-.86 .86)">${glove}</g>`
  )
}

function bandana(pen) {
  const cloth =
    'M-134 130Q-60 120 0 126Q70 118 136 132Q130 250 140 372Q60 384 4 378Q-70 386 -138 374Q-128 250 -134 130Z'
  const drop = 'M0 -20Q18 -4 8 14Q-6 22 -12 8Q-14 -6 0 -20Z'
  return (
    pen.shape(cloth) +
    pen.mark(
      'M-112 152Q0 142 114 152Q108 250 116 352Q0 362 -114 352Q-106 250 -112 152Z',
      pen.tones.paper,
      4,
    ) +
    pen.mark(
      'M-122 142Q0 132 124 142Q118 250 126 362Q0 372 -124 362Q-116 250 -122 142Z',
      pen.tones.paper,
      4,
      ' stroke-dasharray="5 8"',
    ) +
    `<g fill="none" stroke="${pen.tones.paper}" stroke-width="3">${[
      [0, 252, 2.2, 0],
      [-70, 196, 1.3, 40],
      [70, 196, 1.3, -40],
      [-70, 308, 1.3, 140],
      [70, 308, 1.3, 220],
    ]
      .map(
        ([x, y, size, turn]) =>
          `<path d="${drop}" transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"/>`,
      )
      .join('')}</g>` +
    [
      [0, 180],
      [0, 326],
      [-82, 252],
      [82, 252],
      [-34, 226],
      [34, 278],
    ]
      .map(([x, y]) => pen.dot(x, y, 5, pen.tones.paper))
      .join('') +
    pen.fold(-60, 128, -30, 376, 14, 14) +
    pen.fold(70, 126, 50, 378, -10, 14) +
    pen.shape('M140 372Q96 376 84 378Q100 346 96 320Q120 344 140 372Z', 'deep')
  )
}

function sunHat(pen) {
  return (
    pen.shape('M-158 312Q-150 262 -70 256H70Q150 262 158 312Q80 362 0 362Q-80 362 -158 312Z') +
    pen.stitch('M-146 312Q-76 350 0 350Q76 350 146 312M-128 306Q-70 336 0 336Q70 336 128 306') +
    pen.fold(-120, 290, -60, 352, 14, 16) +
    pen.fold(110, 290, 50, 354, -10, 18) +
    pen.shape('M-82 290Q-90 156 -44 140Q0 132 44 140Q90 156 82 290Q0 318 -82 290Z') +
    pen.fold(-56, 160, -56, 282, 8, 14) +
    pen.fold(60, 166, 52, 284, -6, 14) +
    pen.shine(-20, 146, -24, 282, -4, 18) +
    pen.seam('M-50 146Q0 166 50 146', 1.4) +
    pen.shape('M-86 262Q0 292 86 262L84 292Q0 320 -84 292Z', 'deep') +
    pen.shape('M64 282L96 330L112 320L84 272Z', 'deep') +
    pen.shape('M58 264h24v24h-24Z', 'deep')
  )
}

function cap(pen) {
  return (
    pen.shape('M-112 300Q-116 150 -6 142Q104 150 102 292Q0 316 -112 300Z') +
    pen.seam('M-6 142Q-10 220 -2 306M-6 142Q-72 190 -76 304M-6 142Q60 190 68 300', 1.5) +
    pen.stitch('M-12 148Q-16 220 -8 306M0 148Q-2 220 6 306') +
    pen.fold(-92, 200, -88, 296, 6, 14) +
    pen.fold(88, 200, 80, 290, -6, 14) +
    pen.shine(-40, 166, -46, 290, -8, 16) +
    `<ellipse cx="-6" cy="142" rx="11" ry="6" fill="${pen.tones.deep}" stroke="${pen.tones.inside}"/>` +
    both(pen.dot(40, 210, 3, pen.tones.inside)) +
    pen.shape(
      'M-66 300Q20 280 102 290Q166 312 160 346Q150 360 128 350Q60 316 -60 324Q-76 312 -66 300Z',
      'deep',
    ) +
    pen.stitch('M-40 312Q70 300 146 344M-54 306Q70 290 152 334') +
    pen.shine(20, 296, 130, 326, 10, -8) +
    pen.paint('M-20 238h40v26h-40Z', pen.tones.paper) +
    '<path d="M-10 252q10 -11 18 -1q-9 9 -18 1Z" fill="#6f7d50"/>'
  )
}

function woolSocks(pen) {
  const sock =
    pen.shape(
      'M-36 70H36Q38 180 36 250Q46 296 98 322Q124 340 114 366Q94 390 52 380Q-6 362 -36 322Q-46 286 -40 240Q-38 160 -36 70Z',
    ) +
    pen.seam(
      range(-30, 30, 7)
        .map((x) => `M${x} 72L${x * 0.98} 244`)
        .join(''),
      0.8,
    ) +
    pen.mark('M-37 92H37M-37 106H37', pen.tones.paper, 6) +
    pen.shape('M-40 250Q-46 290 -36 322Q-22 342 0 352Q24 318 4 284Q-12 262 -40 250Z', 'deep') +
    pen.shape('M84 316Q124 336 114 366Q100 384 66 383Q60 342 84 316Z', 'deep') +
    pen.fold(-20, 140, 6, 270, -6, 12) +
    pen.fold(26, 140, 26, 260, -8, 10)
  return `<g transform="translate(24 -4)">${sock}</g><g transform="translate(-62 36)">${sock}</g>`
}

function snood(pen) {
  return (
    pen.shape('M-104 200Q-110 140 0 132Q110 140 104 200Q0 240 -104 200Z', 'inside') +
    pen.shape(
      'M-104 196Q-60 226 0 226Q60 226 104 196Q140 260 124 340Q60 396 0 396Q-60 396 -124 340Q-140 260 -104 196Z',
    ) +
    pen.seam(
      range(-9, 9, 1)
        .map((i) => `M${i * 11.4} ${226 - i * i * 0.36}Q${i * 16} 300 ${i * 13} ${394 - i * i * 0.6}`)
        .join(''),
      1,
    ) +
    pen.fold(-100, 230, 60, 330, -20, 18) +
    pen.fold(110, 240, -20, 366, 20, 18) +
    pen.fold(-110, 300, 20, 380, -10, 14) +
    pen.shine(-70, 226, -40, 370, -12, 16) +
    pen.seam('M-108 190Q-60 220 0 220Q60 220 108 190', 2)
  )
}

function headband(pen) {
  return (
    pen.shape('M-132 250Q-130 150 0 146Q130 150 132 250L112 256Q96 196 0 194Q-96 196 -112 256Z', 'inside') +
    pen.shape('M-136 236Q-130 320 -30 318L-22 238Q-104 232 -116 200Q-136 208 -136 236Z') +
    pen.shape('M136 236Q130 320 30 318L22 238Q104 232 116 200Q136 208 136 236Z') +
    both(
      pen.seam(
        'M40 252Q110 250 126 214M38 270Q118 266 134 230M34 288Q112 286 134 252M32 304Q96 304 126 276',
        1,
      ) + pen.fold(60, 244, 110, 300, 10, 12),
    ) +
    pen.shape('M-34 226Q0 250 34 318Q36 340 8 336Q-10 300 -42 324Q-54 260 -34 226Z') +
    pen.shape('M34 226Q0 250 -34 318Q-36 340 -8 336Q10 300 42 324Q54 260 34 226Z', 'deep') +
    pen.seam('M26 240Q4 268 -16 330M38 252Q20 280 4 306', 1) +
    pen.fold(20, 240, -14, 328, 6, 10)
  )
}

function tights(pen) {
  const leg = symmetric([
    [0, 60],
    [52, 58],
    [70, 130, 62, 220],
    [64, 330, 44, 400],
    [40, 424, 56, 440],
    [70, 456, 48, 462],
    [22, 464, 20, 432],
    [26, 320, 4, 196],
    [0, 188],
  ])
  return (
    pen.shape(leg) +
    both(
      pen.fold(8, 190, 48, 220, -4, 10) +
        pen.fold(52, 230, 36, 400, 6, 10) +
        pen.shape('M20 436Q34 430 56 440Q70 456 48 462Q22 464 20 436Z', 'deep'),
    ) +
    pen.shine(-46, 120, -40, 400, -6, 12) +
    pen.shine(30, 240, 32, 400, 6, 7) +
    pen.shape('M-52 54Q0 64 52 54L56 92Q0 104 -56 92Z', 'deep') +
    pen.seam('M0 100V188') +
    pen.stitch('M-54 84Q0 96 54 84')
  )
}

function checkedScarf(pen) {
  const cloth = 'M-100 96Q0 84 96 92Q110 240 104 400Q0 410 -106 402Q-112 240 -100 96Z'
  const flap = 'M-16 92Q50 86 96 92Q140 230 128 424Q72 430 20 424Q24 250 -16 92Z'
  const bars = (step, from, to) =>
    range(from, to, step)
      .map((y) => `M-130 ${y}Q0 ${y + 6} 150 ${y}`)
      .join('')
  const columns = (step) =>
    range(-100, 120, step)
      .map((x) => `M${x} 84V430`)
      .join('')
  const weave =
    pen.mark(bars(64, 130, 420) + columns(64), pen.tones.inside, 24, ' opacity=".4"') +
    pen.mark(bars(64, 162, 430) + columns(64).replaceAll('M-', 'm-'), pen.tones.paper, 4, ' opacity=".75"')
  const fringe = (x, y, width) =>
    pen.cord(
      range(0, width, 8)
        .map((dx) => `M${x + dx} ${y}q-2 14 1 26`)
        .join(''),
      2.4,
    )
  return (
    fringe(-104, 402, 120) +
    pen.shape(cloth) +
    pen.clip(cloth, weave) +
    pen.fold(-70, 110, -80, 396, 4, 14) +
    fringe(24, 424, 104) +
    pen.shape(flap) +
    pen.clip(flap, weave) +
    pen.fold(40, 120, 60, 420, 8, 14) +
    pen.fold(92, 120, 110, 420, 6, 12) +
    pen.shine(10, 110, 40, 410, 8, 12)
  )
}

function scrunchies(pen) {
  const petals = range(0, 13, 1).map((i) => {
    const angle = (i / 14) * 2 * Math.PI
    return [Math.cos(angle), Math.sin(angle)]
  })
  const at = ([cos, sin], radius) => `${Math.round(cos * radius)} ${Math.round(sin * radius)}`
  const between = (i) => [0, 1].map((part) => (petals[i][part] + petals[(i + 1) % 14][part]) / 2)
  const edge = petals.map(
    (petal, i) =>
      `${i === 0 ? `M${at(petal, 68)}` : ''}Q${at(between(i), 92)} ${at(petals[(i + 1) % 14], 68)}`,
  )
  const gathers = petals.map((petal, i) => `M${at(petal, 30)}L${at(petal, i % 2 ? 62 : 50)}`)
  const ring = (tone) =>
    pen.shape(`${edge.join('')}Z`, tone) +
    pen.seam(gathers.join(''), 1.4) +
    `<circle r="27" fill="#ddd6c9" stroke="${pen.tones.inside}" stroke-width="1.5"/>`
  return (
    `<g transform="translate(-56 150)">${ring('cloth')}</g>` +
    `<g transform="translate(66 230) rotate(20)">${ring('pale')}</g>` +
    `<g transform="translate(-40 334) rotate(-14)">${ring('deep')}</g>`
  )
}

export const accessories = {
  scarf,
  socks,
  beanie,
  belt,
  gloves,
  bandana,
  'sun hat': sunHat,
  cap,
  'wool socks': woolSocks,
  snood,
  headband,
  tights,
  'checked scarf': checkedScarf,
  scrunchies,
}
